/** A person with a keyboard and nothing else: every stop is seen, and the focus is never lost. */
import { expect, type Locator, type Page } from '@playwright/test'

/** More stops than this between two places are no way to work. */
const STOPS_MAX = 70

/** Where the focus is, and whether a person can see that; runs in the page. */
function focusHere(): { name: string; lost: boolean; seen: boolean } {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return { name: 'the page itself', lost: true, seen: false }
  const hasRing = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || /\d+px/.test(boxShadow)
  }
  // A box or a radio may be drawn by the label around it.
  const drawn = [focused, ...(focused.matches('input') ? [focused.closest('label')] : [])]
  const words = focused.getAttribute('aria-label') ?? focused.textContent ?? ''
  return {
    name: `${focused.getAttribute('role') ?? focused.localName} “${words.trim().slice(0, 40)}”`,
    lost: false,
    seen: drawn.some((one) => one !== null && hasRing(one)),
  }
}

/** The focus has come to rest on something. */
export const focusIsKept = (page: Page, after: string): Promise<void> =>
  expect.poll(async () => (await page.evaluate(focusHere)).lost, `the focus is lost after: ${after}`).toBe(false)

/** Tab after Tab, forwards, until it is there; round the end of the page at most once. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target.first()).toBeVisible()
  let ends = 0
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    await page.keyboard.press('Tab')
    const { name, lost, seen } = await page.evaluate(focusHere)
    // After the last stop comes the browser itself.
    if (lost && ends++ === 0) continue
    expect(lost, `Tab lost the focus before ${target}`).toBe(false)
    expect(seen, `${name} does not show that it has the focus`).toBe(true)
    if (await target.first().evaluate((one) => one === document.activeElement)) return
  }
  throw new Error(`${target} is more than ${STOPS_MAX} stops away.`)
}

/** To a button or a link, and on by Enter. */
export async function go(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}
