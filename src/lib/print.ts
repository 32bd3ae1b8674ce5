/** Prints one picture, whole on a page, without the page around it. */
export async function printPicture(svg: string, title: string): Promise<void> {
  const frame = document.createElement('iframe')
  frame.srcdoc = '<!doctype html><html><body style="margin:0"></body></html>'
  frame.tabIndex = -1
  frame.ariaHidden = 'true'
  // Out of sight, but laid out: what is not displayed prints as an empty page.
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0'
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }))
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  document.body.append(frame)
  const leave = (): void => {
    frame.remove()
    URL.revokeObjectURL(url)
  }
  try {
    await loaded
    const { contentDocument, contentWindow } = frame
    if (contentDocument === null || contentWindow === null) throw new Error('The frame to print from is closed.')
    contentDocument.title = title
    const picture = contentDocument.createElement('img')
    picture.alt = title
    picture.style.cssText = 'display:block;max-width:100%;max-height:100vh;margin:auto'
    picture.src = url
    contentDocument.body.append(picture)
    await picture.decode()
    contentWindow.addEventListener('afterprint', leave, { once: true })
    contentWindow.print()
  } catch (error) {
    leave()
    throw error
  }
}
