/** What can be named to somebody who is put there. */
const PARTS = 'article, section, [role=region], main'

/**
 * What has the focus may be taken off the page: a row that was removed, a button that has done its work. Browsers then
 * drop the focus to the page itself, and whoever works by the keyboard starts over at its top. With this it goes to the
 * nearest part of the page that is still there, unless somebody else takes it.
 */
export function keepFocus(page: Document): void {
  /** What had the focus, and everything around it. */
  let chain: HTMLElement[] = []
  page.addEventListener('focusin', ({ target }) => {
    chain = []
    for (let at = target instanceof HTMLElement ? target : null; at !== null; at = at.parentElement) chain.push(at)
  })
  const onChange = (): void => {
    const [last] = chain
    if (last === undefined || last.isConnected || page.activeElement !== page.body) return
    const part = chain.find((one) => one.isConnected && one.matches(PARTS))
    chain = []
    if (part === undefined) return
    if (!part.hasAttribute('tabindex')) {
      part.tabIndex = -1
      part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true })
    }
    part.focus({ preventScroll: true })
  }
  new MutationObserver(onChange).observe(page.body, { childList: true, subtree: true })
}
