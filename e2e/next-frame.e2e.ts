/** What is put down is seen in its place in the next frame, however long the page takes to be rendered with it. */
import type { Page } from '@playwright/test'
import { expect, open, test } from './grove-test.ts'
import { card, centre, dragOver, grown, parentOf } from './map-page.ts'

declare global {
  interface Window {
    /** Where the cards stood in the first frame after the pointer was let go, by their ids. */
    nextFrame?: Record<string, string>
  }
}

/** The transform that each card has in the document. */
const places = (page: Page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[role=treeitem][data-id]')].map((item) => [
        item.dataset.id ?? '',
        item.style.transform,
      ]),
    ),
  )

/** From now on, the frame after the pointer is let go is remembered. */
const watchNextFrame = (page: Page) =>
  page.evaluate(() => {
    const remember = (): void => {
      const items = document.querySelectorAll<HTMLElement>('[role=treeitem][data-id]')
      window.nextFrame = Object.fromEntries([...items].map((item) => [item.dataset.id ?? '', item.style.transform]))
    }
    addEventListener('pointerup', () => requestAnimationFrame(remember), { once: true })
  })

for (const [name, isFolded] of [
  ['on an open group', false],
  ['on a folded one, which opens', true],
] as const)
  test(`dropped ${name}, everything stands in its place in the next frame, and stays there`, async ({ page, node }) => {
    const { namespaceId, finance, operations } = await grown(node)
    await open(page, node, `namespaces/${namespaceId}`)
    await expect(card(page, /^Billing/)).toBeVisible()
    if (isFolded) {
      await page.getByRole('button', { name: 'Fold Finance' }).click()
      await expect(card(page, /^Billing/)).toBeHidden()
    }
    const before = await places(page)
    await dragOver(page, 'Operations', await centre(page, 'Finance'))
    await watchNextFrame(page)
    await page.mouse.up()
    await expect(page.getByText(/^Operations moved from .* to Finance/).first()).toBeVisible()
    expect(await parentOf(node, operations)).toBe(finance)
    const after = await places(page)
    const seen = await page.evaluate(() => window.nextFrame)
    expect(seen?.[operations]).toBe(after[operations])
    expect(seen?.[operations]).not.toBe(before[operations])
    expect(seen?.[namespaceId]).toBe(after[namespaceId])
    expect(seen?.[finance]).toBe(after[finance])
  })
