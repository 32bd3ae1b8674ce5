/**
 * For a script that runs as soon as it is there: resolves when the page has all its elements and its styles, or will
 * not get them.
 */
export async function pageReady(): Promise<void> {
  if (document.readyState === 'loading') await heard(document, 'DOMContentLoaded')
  // A link that has failed has no styles either; once the page is complete, nothing more is to come.
  if (document.readyState === 'complete') return
  const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
  const waiting = links.filter(({ sheet }) => sheet === null)
  const ended = (link: HTMLLinkElement) => Promise.race([heard(link, 'load'), heard(link, 'error')])
  await Promise.race([heard(window, 'load'), Promise.all(waiting.map(ended))])
}

const heard = (target: EventTarget, name: string): Promise<unknown> =>
  new Promise((resolve) => target.addEventListener(name, resolve, { once: true }))
