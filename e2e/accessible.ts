/** What everybody needs of every state of every screen. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './grove-test.ts'

/** A small phone; and a window of 1280 px at 200 % zoom, which is as wide as one of 640. */
const NARROW = [320, 640]

/** As it stands: nothing for axe to find in either theme, and no scrolling sideways when it is narrow. */
export async function isAccessible(page: Page, what: string, within?: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // There is no frame here: results need not be put together, which is done in a page of its own otherwise.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    if (within !== undefined) axe.include(within)
    // The themes differ in their colours alone.
    if (colorScheme === 'dark') axe.withRules('color-contrast')
    const { violations } = await axe.analyze()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    expect.soft(found, `${what}, ${colorScheme}`).toEqual([])
  }
  const size = page.viewportSize()
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 640 })
    // Some lists look another way when they have seen how wide they are.
    const beyond = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    await expect
      .configure({ soft: true })
      .poll(beyond, `${what} scrolls sideways at ${width} px`)
      .toBeLessThanOrEqual(0)
  }
  if (size !== null) await page.setViewportSize(size)
}

/** Everything of the page has come. */
export async function isWhole(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/^(Reading|Loading|Opening|Asking|Looking up|Counting) /)).toHaveCount(0)
}
