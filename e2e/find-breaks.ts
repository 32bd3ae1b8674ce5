/** What is broken about a page, told by its geometry: nothing of it depends on colours, fonts or a picture of before. */
import type { Page } from '@playwright/test'

/** Of the whole page as it stands; empty when all is well. */
export const findBreaks = (page: Page): Promise<string[]> => page.evaluate(breaksHere)

/** Runs in the page, so that it can use nothing from outside. */
function breaksHere(): string[] {
  /** Less than a pixel is rounding. */
  const SLACK = 1
  const TARGET_MIN = 24
  const OPERATED =
    'button, a[href], input, select, textarea, summary, [role=treeitem], [role=option], [role=menuitem], [role=textbox]'
  type Box = { left: number; top: number; right: number; bottom: number }

  const breaks: string[] = []
  const root = document.documentElement
  const above = function* (one: Element): Generator<Element> {
    for (let at = one.parentElement; at !== null && at !== root; at = at.parentElement) yield at
  }
  /** Words for screen readers alone stand in a box of one pixel. */
  const isUnseen = (one: Element): boolean =>
    [one, ...above(one)].some((at) => at instanceof HTMLElement && at.offsetWidth === 1 && at.offsetHeight === 1)
  const all = (selector: string): HTMLElement[] =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && !isUnseen(one),
    )
  const nameOf = (one: Element): string => {
    const words = one.getAttribute('aria-label') ?? one.textContent ?? ''
    return `${one.getAttribute('role') ?? one.localName} “${words.trim().slice(0, 40)}”`
  }
  const clips = (one: Element): boolean => getComputedStyle(one).overflowX !== 'visible'
  /** The map is larger than its frame on purpose, and at any zoom. */
  const onMap = (one: Element): boolean => one.closest('.react-flow__viewport') !== null
  const byPixel = (inner: Box, outer: Box): boolean =>
    inner.left < outer.left - SLACK || inner.right > outer.right + SLACK
  const windowBox: Box = { left: 0, top: 0, right: root.clientWidth, bottom: window.innerHeight }
  /** The part that can be seen, or reached by scrolling up and down; undefined when there is none. */
  const seen = (one: Element): Box | undefined => {
    let { left, top, right, bottom }: Box = one.getBoundingClientRect()
    for (const around of above(one)) {
      if (!clips(around)) continue
      const box = around.getBoundingClientRect()
      left = Math.max(left, box.left)
      top = Math.max(top, box.top)
      right = Math.min(right, box.right)
      bottom = Math.min(bottom, box.bottom)
    }
    return right - left > SLACK && bottom - top > SLACK ? { left, top, right, bottom } : undefined
  }

  if (root.scrollWidth > root.clientWidth) breaks.push(`The page scrolls sideways: ${root.scrollWidth} px`)
  for (const one of all('*')) {
    const { overflowX } = getComputedStyle(one)
    if ((overflowX === 'auto' || overflowX === 'scroll') && one.scrollWidth > one.clientWidth + SLACK)
      breaks.push(`Scrolls sideways inside: ${nameOf(one)}`)
  }

  const operated = all(OPERATED).filter((one) => !onMap(one))
  for (const one of [...operated, ...all('dialog')]) {
    const box = one.getBoundingClientRect()
    if (byPixel(box, windowBox)) breaks.push(`Sticks out of the window: ${nameOf(one)}`)
    for (const around of above(one))
      if (clips(around) && byPixel(box, around.getBoundingClientRect())) {
        breaks.push(`Sticks out of what is around it: ${nameOf(one)}`)
        break
      }
  }
  for (const dialog of all('dialog')) {
    const { top, bottom } = dialog.getBoundingClientRect()
    if (top < -SLACK || bottom > windowBox.bottom + SLACK) breaks.push(`Higher than the window: ${nameOf(dialog)}`)
  }

  // What floats above the rest may cover it; side by side nothing may.
  const layerOf = (one: Element): Element | undefined => {
    for (const at of [one, ...above(one)])
      if (at.localName === 'dialog' || /fixed|sticky/.test(getComputedStyle(at).position)) return at
    return undefined
  }
  const placed = operated.flatMap((one) => {
    const box = seen(one)
    return box === undefined || one.localName === 'input' ? [] : [{ one, box, layer: layerOf(one) }]
  })
  placed.forEach(({ one, box, layer }, index) => {
    for (const other of placed.slice(index + 1)) {
      if (other.layer !== layer || one.contains(other.one) || other.one.contains(one)) continue
      const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
      const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
      if (across > SLACK && down > SLACK) breaks.push(`${nameOf(one)} and ${nameOf(other.one)} overlap`)
    }
  })

  // On the map the size at full zoom counts; what is inside a sentence is as high as its line.
  for (const one of all(OPERATED)) {
    if (getComputedStyle(one).display === 'inline') continue
    const target = one instanceof HTMLInputElement ? (one.closest('label') ?? one) : one
    const { offsetWidth: width, offsetHeight: height } = target
    if (width < TARGET_MIN || height < TARGET_MIN) breaks.push(`Only ${width} × ${height} px: ${nameOf(one)}`)
  }

  /** Cut off, and not by three dots; or over the edge. */
  for (const one of all(`${OPERATED}, h1, h2, h3, p, dt, dd, label, legend`))
    for (const at of [one, ...one.querySelectorAll<HTMLElement>('*')]) {
      if (at.clientWidth === 0 || at instanceof SVGElement || isUnseen(at)) continue
      const { textOverflow, overflowX } = getComputedStyle(at)
      if (at.scrollWidth <= at.clientWidth + SLACK || (textOverflow === 'ellipsis' && overflowX !== 'visible')) continue
      if (at instanceof HTMLInputElement || !(at.textContent ?? '').trim()) continue
      // The fold button of a card hangs over its edge.
      if (at.matches('[role=treeitem], [role=treeitem] > div') && onMap(at)) continue
      breaks.push(`Its text does not fit: ${nameOf(at)}`)
    }
  return [...new Set(breaks)]
}
