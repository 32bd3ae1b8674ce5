import type { Page } from '@playwright/test'
import { expect, open, test } from './grove-test.ts'
import { card, centre, grown } from './map-page.ts'

const rounded = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) })
const tree = (page: Page) => page.getByRole('tree')

test('selection, folding, filter, view and where the map looks survive a reload', async ({ page, node }) => {
  const { namespaceId, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}/groups/${operations}`)
  await page.getByRole('button', { name: 'Fold Finance' }).click()
  await expect(card(page, /^Billing/)).toBeHidden()
  const box = await tree(page).boundingBox()
  if (box === null) throw new Error('The map is there.')
  const start = { x: box.x + box.width - 60, y: box.y + box.height - 60 }
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x - 90, start.y - 50, { steps: 6 })
  await page.mouse.up()
  await page.getByRole('button', { name: 'Zoom in' }).click()
  const before = await settled(page, 'Operations')

  await page.reload()
  await expect(card(page, /^Operations/)).toHaveAttribute('aria-current', 'true')
  await expect(card(page, /^Finance/)).toHaveAttribute('aria-expanded', 'false')
  expect(await settled(page, 'Operations')).toEqual(before)

  await page.getByRole('combobox', { name: 'Find a group' }).fill('bill')
  await page.keyboard.press('Shift+Enter')
  await expect(card(page, /^Billing/)).toBeVisible()
  await expect(card(page, /^Operations/)).toBeHidden()
  await expect(page.getByText('2 of 3 groups shown, because', { exact: false })).toBeVisible()
  await page.getByText('Outline', { exact: true }).click()
  await expect(page.getByRole('treeitem', { name: /^Billing/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'Outline' })).toBeChecked()
  await expect(page.getByRole('treeitem', { name: /^Billing/ })).toBeVisible()
  await expect(page.getByRole('treeitem', { name: /^Operations/ })).toBeHidden()
  await page.getByRole('button', { name: /Filter bill/ }).click()
  await expect(page.getByRole('treeitem', { name: /^Operations/ })).toBeVisible()
})

/** Where the group stands once nothing moves any more. */
async function settled(page: Page, name: string): Promise<{ x: number; y: number }> {
  let last = rounded(await centre(page, name))
  await expect
    .poll(async () => {
      const before = last
      last = rounded(await centre(page, name))
      return last.x === before.x && last.y === before.y
    })
    .toBe(true)
  return last
}

test('what others change arrives, whatever this tab keeps of its own view', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await page.getByRole('button', { name: 'Fold Finance' }).click()
  await page.reload()
  await node.createGroup(namespaceId, 'Planted later')
  await expect(card(page, /^Planted later/)).toBeVisible()
})

test('map and outline show one selection, one cursor and one folding', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}?view=both`)
  const map = page.getByRole('tree').nth(1)
  const outline = page.getByRole('tree').nth(0)
  await outline.getByRole('treeitem', { name: /^Operations/ }).click()
  await expect(map.getByRole('treeitem', { name: /^Operations/ })).toHaveAttribute('aria-current', 'true')
  await map.getByRole('treeitem', { name: /^Finance/ }).click()
  await expect(outline.getByRole('treeitem', { name: /^Finance/ })).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('ArrowLeft')
  await expect(outline.getByRole('treeitem', { name: /^Finance/ })).toHaveAttribute('aria-expanded', 'false')
  await expect(outline.getByRole('treeitem', { name: /^Billing/ })).toBeHidden()
  await expect(map.getByRole('treeitem', { name: /^Billing/ })).toBeHidden()
})

test('a double click is one step of Back', async ({ page, node }) => {
  const { namespaceId, billing, finance } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  for (const [name, id] of [
    ['Finance', finance],
    ['Billing', billing],
    ['Operations', undefined],
  ] as const) {
    await card(page, new RegExp(`^${name}`)).dblclick()
    await expect(card(page, new RegExp(`^${name}`))).toHaveAttribute('aria-current', 'true')
    if (id !== undefined) await expect(page).toHaveURL(new RegExp(id))
  }
  for (const name of ['Billing', 'Finance', 'Acme']) {
    await page.goBack()
    await expect(card(page, new RegExp(`^${name}`))).toHaveAttribute('aria-current', 'true')
  }
})

for (const view of ['map', 'outline'])
  test(`how much is shown, and why not all of it, is on the screen at every width, ${view}`, async ({ page, node }) => {
    const { namespaceId } = await grown(node)
    await open(page, node, `namespaces/${namespaceId}?q=bill&view=${view}`)
    const note = page.getByText('2 of 3 groups shown, because', { exact: false })
    for (const [width, height] of [
      [390, 844],
      [390, 600],
      [768, 900],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height })
      await card(page, /^Billing/).scrollIntoViewIfNeeded()
      await expect(note, `at ${width} × ${height}`).toBeInViewport({ ratio: 1 })
    }
  })
