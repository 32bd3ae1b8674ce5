import type { Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { centre, dragOver, grown, parentOf, recordWrites, card as row, told } from './map-page.ts'

const tree = (page: Page) => page.getByRole('tree')

/** Acme Logistics: Finance (Billing (Refunds), Budget), Operations. */
async function openOutline(page: Page, node: TestNode) {
  const groups = await grown(node)
  const refunds = await node.createGroup(groups.namespaceId, 'Refunds', groups.billing)
  const budget = await node.createGroup(groups.namespaceId, 'Budget', groups.finance)
  await open(page, node, `namespaces/${groups.namespaceId}?view=outline`)
  await expect(row(page, /^Refunds/)).toBeVisible()
  return { ...groups, refunds, budget }
}

test('keys walk the rows after the tree pattern, from one tab stop', async ({ page, node }) => {
  await openOutline(page, node)
  await row(page, /^Acme/).focus()
  for (const [key, name, expanded] of [
    ['ArrowDown', /^Finance/, 'true'],
    ['ArrowRight', /^Billing/, 'true'],
    ['ArrowLeft', /^Billing/, 'false'],
    ['ArrowDown', /^Budget/, null],
    ['ArrowUp', /^Billing/, 'false'],
    ['ArrowRight', /^Billing/, 'true'],
    ['ArrowRight', /^Refunds/, null],
    ['ArrowRight', /^Refunds/, null],
    ['ArrowLeft', /^Billing/, 'true'],
    ['ArrowLeft', /^Billing/, 'false'],
    ['ArrowLeft', /^Finance/, 'true'],
    ['ArrowLeft', /^Finance/, 'false'],
    ['ArrowDown', /^Operations/, null],
    ['ArrowDown', /^Operations/, null],
    ['*', /^Operations/, null],
    ['Home', /^Acme/, 'true'],
    ['End', /^Operations/, null],
    // The star has opened Finance, and left Billing as it was.
    ['ArrowUp', /^Budget/, null],
    ['ArrowUp', /^Billing/, 'false'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(row(page, name), key).toBeFocused()
    if (expanded === null) await expect(row(page, name), key).not.toHaveAttribute('aria-expanded')
    else await expect(row(page, name), key).toHaveAttribute('aria-expanded', expanded)
  }
  await expect(tree(page).locator('[tabindex="0"]')).toHaveCount(1)
})

test('every row tells its level, its place among its siblings, and whether it is chosen', async ({ page, node }) => {
  await openOutline(page, node)
  await expect(tree(page)).toHaveAttribute('aria-multiselectable', 'true')
  for (const [name, level, position, size] of [
    [/^Acme/, '1', '1', '1'],
    [/^Finance/, '2', '1', '2'],
    [/^Billing/, '3', '1', '2'],
    [/^Refunds/, '4', '1', '1'],
    [/^Budget/, '3', '2', '2'],
    [/^Operations/, '2', '2', '2'],
  ] as const) {
    await expect(row(page, name)).toHaveAttribute('aria-level', level)
    await expect(row(page, name)).toHaveAttribute('aria-posinset', position)
    await expect(row(page, name)).toHaveAttribute('aria-setsize', size)
  }
  await row(page, /^Billing/).click()
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeVisible()
  await expect(row(page, /^Billing/)).toHaveAttribute('aria-current', 'true')
  await expect(page.getByRole('treeitem', { selected: true })).toHaveCount(1)
  await expect(row(page, /^Billing/)).toHaveAttribute('aria-selected', 'true')
})

test('letters go to the next name that begins with them, several letters to a longer beginning', async ({
  page,
  node,
}) => {
  await openOutline(page, node)
  await row(page, /^Acme/).focus()
  for (const [typed, name] of [
    ['b', /^Billing/],
    ['b', /^Budget/],
    ['b', /^Billing/],
    ['bud', /^Budget/],
    ['o', /^Operations/],
    ['z', /^Operations/],
    ['f', /^Finance/],
  ] as const) {
    await page.keyboard.type(typed)
    await expect(row(page, name), typed).toBeFocused()
  }
})

test('a click with Ctrl marks, with Shift marks up to there, Escape unmarks', async ({ page, node }) => {
  await openOutline(page, node)
  const marked = page.getByRole('treeitem', { selected: true })
  await row(page, /^Billing/).click({ modifiers: ['ControlOrMeta'] })
  await expect(marked).toHaveCount(1)
  await row(page, /^Operations/).click({ modifiers: ['Shift'] })
  await expect(marked).toHaveText([/Billing/, /Refunds/, /Budget/, /Operations/])
  await row(page, /^Budget/).click({ modifiers: ['ControlOrMeta'] })
  await expect(marked).toHaveText([/Billing/, /Refunds/, /Operations/])
  await page.keyboard.press('Escape')
  // Nothing is marked, so the group of the panel is the selected one.
  await expect(marked).toHaveText([/Acme/])
})

test('cut and paste moves a group, and all of it is said', async ({ page, node }) => {
  const { billing, operations } = await openOutline(page, node)
  await row(page, /^Billing/).focus()
  await page.keyboard.press('ControlOrMeta+x')
  await expect(told(page, /^Billing \+ 1 lifted\./)).toBeAttached()
  await page.keyboard.press('ArrowUp')
  await expect(told(page, /^Finance: .*already/)).toBeAttached()
  await page.keyboard.press('ControlOrMeta+v')
  await page.keyboard.type('op')
  await expect(told(page, 'Operations: Nest in Operations')).toBeAttached()
  await page.keyboard.press('ControlOrMeta+v')
  await expect.poll(() => parentOf(node, billing)).toBe(operations)
  await expect(row(page, /^Billing/)).toHaveAttribute('aria-posinset', '1')
  await expect(told(page, /Billing moved from Finance to Operations/)).toBeAttached()
})

test('marked groups are cut together; Escape puts them back and sends nothing', async ({ page, node }) => {
  const { refunds, budget, operations } = await openOutline(page, node)
  const writes = recordWrites(page)
  await row(page, /^Budget/).focus()
  for (const key of ['Space', 'ArrowDown', 'Space', 'm']) await page.keyboard.press(key)
  await expect(told(page, /^2 groups lifted\./)).toBeAttached()
  await page.keyboard.press('b')
  await expect(told(page, /^Billing: Nest in Billing/)).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(told(page, 'Nothing was moved.')).toBeAttached()
  await expect(row(page, /^Operations/)).toBeFocused()
  expect(writes).toEqual([])

  await page.keyboard.press('m')
  await page.keyboard.type('ref')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => [await parentOf(node, budget), await parentOf(node, operations)])
    .toEqual([refunds, refunds])
})

test('a row is dragged into another, and to the top level at the row of the namespace', async ({ page, node }) => {
  const { namespaceId, billing, operations } = await openOutline(page, node)
  await dragOver(page, 'Billing', await centre(page, 'Operations'))
  await expect(page.getByText('Billing + 1', { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Nest in Operations', { exact: true }).first()).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => parentOf(node, billing)).toBe(operations)

  await dragOver(page, 'Billing', await centre(page, 'Acme Logistics'))
  await expect(page.getByText('Move to the top level', { exact: true }).first()).toBeVisible()
  await page.mouse.up()
  await expect.poll(() => parentOf(node, billing)).toBe(namespaceId)
})

test('a row that refuses says why, and dropping there sends nothing', async ({ page, node }) => {
  await openOutline(page, node)
  const writes = recordWrites(page)
  await dragOver(page, 'Finance', await centre(page, 'Refunds'))
  await expect(page.getByText(/inside the one you are moving/).first()).toBeVisible()
  await page.mouse.up()
  await expect(page.getByText('Finance + 3', { exact: true })).toBeHidden()
  await expect(row(page, /^Finance/)).toHaveAttribute('aria-level', '2')
  expect(writes).toEqual([])
})

test('a folded row opens under what is held, takes it in one of its own, and Escape folds it again', async ({
  page,
  node,
}) => {
  const { billing, operations } = await openOutline(page, node)
  const writes = recordWrites(page)
  await page.getByRole('button', { name: 'Fold Finance' }).click()
  await expect(row(page, /^Billing/)).toHaveCount(0)
  await expect(row(page, /^Finance/)).toContainText('+3')
  await dragOver(page, 'Operations', await centre(page, 'Finance'))
  await expect(row(page, /^Billing/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row(page, /^Billing/)).toHaveCount(0)
  await page.mouse.up()
  await expect(row(page, /^Operations/)).toHaveAttribute('aria-level', '2')
  expect(writes).toEqual([])

  await dragOver(page, 'Operations', await centre(page, 'Finance'))
  await expect(row(page, /^Billing/)).toBeVisible()
  const target = await centre(page, 'Billing')
  await page.mouse.move(target.x, target.y, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => parentOf(node, operations)).toBe(billing)
})

test('a marked row takes the other marked ones along', async ({ page, node }) => {
  const { refunds, budget, operations } = await openOutline(page, node)
  const writes = recordWrites(page)
  await row(page, /^Budget/).click({ modifiers: ['ControlOrMeta'] })
  await row(page, /^Operations/).click({ modifiers: ['ControlOrMeta'] })
  await dragOver(page, 'Budget', await centre(page, 'Refunds'))
  await expect(page.getByText('2 groups', { exact: true }).first()).toBeVisible()
  await page.mouse.up()
  await expect
    .poll(async () => [await parentOf(node, budget), await parentOf(node, operations)])
    .toEqual([refunds, refunds])
  expect(writes).toHaveLength(2)
})

test('beside the map: one cursor, one selection and one folding, and the focus stays where it is', async ({
  page,
  node,
}) => {
  const { namespaceId, finance } = await grown(node)
  for (let index = 10; index < 60; index++) await node.createGroup(namespaceId, `Team ${index}`)
  await open(page, node, `namespaces/${namespaceId}?view=both`)
  // Which one is drawn first is a matter of luck.
  await expect(tree(page)).toHaveCount(2)
  const outline = tree(page).first()
  const map = tree(page).last()
  const inOutline = (name: RegExp) => outline.getByRole('treeitem', { name })
  const onMap = (name: RegExp) => map.getByRole('treeitem', { name })
  await onMap(/^Acme/).focus()
  await expect(inOutline(/^Team 59/)).toHaveCount(0)
  await page.keyboard.press('End')
  await expect(onMap(/^Team 59/)).toBeFocused()
  await expect(inOutline(/^Team 59/)).toBeInViewport()

  await inOutline(/^Team 59/).focus()
  await page.keyboard.press('f')
  await expect(inOutline(/^Finance/)).toBeFocused()
  await expect(onMap(/^Finance/)).toBeInViewport()
  await page.keyboard.press('ArrowLeft')
  await expect(onMap(/^Finance/)).toHaveAttribute('aria-expanded', 'false')
  await inOutline(/^Finance/).click()
  await expect(page).toHaveURL(new RegExp(finance))
  await expect(onMap(/^Finance/)).toHaveAttribute('aria-current', 'true')
})

test.describe('by finger', () => {
  test.use({ hasTouch: true })

  test('a long press and a move drag a row, a quick swipe scrolls', async ({ page, node }) => {
    const { namespaceId, billing, operations } = await openOutline(page, node)
    for (let index = 10; index < 40; index++) await node.createGroup(namespaceId, `Team ${index}`)
    await expect(row(page, /^Team 10/)).toBeVisible()
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints })
    const between = (from: { x: number; y: number }, to: { x: number; y: number }, share: number) => ({
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share,
    })

    const from = await centre(page, 'Billing')
    const to = await centre(page, 'Operations')
    await touch('touchStart', from)
    await expect(page.getByText('Billing + 1', { exact: true }).first()).toBeVisible()
    for (const share of [0.3, 0.6, 1]) await touch('touchMove', between(from, to, share))
    await expect(page.getByText('Nest in Operations', { exact: true }).first()).toBeVisible()
    await touch('touchEnd')
    await expect.poll(() => parentOf(node, billing)).toBe(operations)
    expect(await tree(page).evaluate((element) => element.scrollTop)).toBe(0)

    const low = await centre(page, 'Team 12')
    const high = await centre(page, 'Finance')
    await touch('touchStart', low)
    for (const share of [0.2, 0.4, 0.6, 0.8, 1]) await touch('touchMove', between(low, high, share))
    await touch('touchEnd')
    await expect.poll(() => tree(page).evaluate((element) => element.scrollTop)).toBeGreaterThan(50)
    expect(await parentOf(node, billing)).toBe(operations)
  })
})

test('of two thousand groups only the rows in sight are in the document, the focused one always', async ({
  page,
  node,
}) => {
  test.slow()
  const namespaceId = await node.createNamespace('Acme Logistics')
  const teams = await node.createGroup(namespaceId, 'Teams')
  for (let index = 0; index < 2_000; index++) await node.createGroup(namespaceId, `Team ${index}`, teams)
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  await row(page, /^Teams/).focus()
  // So many groups begin folded.
  await page.keyboard.press('*')
  await expect(row(page, /^Team 0,/)).toBeVisible()
  expect(await page.getByRole('treeitem').count()).toBeLessThan(60)
  await page.keyboard.press('End')
  await expect(row(page, /^Team 1999,/)).toBeFocused()
  await expect(row(page, /^Team 1999,/)).toHaveAttribute('aria-setsize', '2000')
  await expect(row(page, /^Team 0,/)).toHaveCount(0)

  await tree(page).evaluate((element) => element.scrollTo({ top: 0 }))
  await expect(row(page, /^Team 0,/)).toBeVisible()
  await expect(row(page, /^Team 1999,/)).toBeFocused()
  expect(await page.getByRole('treeitem').count()).toBeLessThan(60)
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(3_000)
  await page.keyboard.press('ArrowUp')
  await expect(row(page, /^Team 1998,/)).toBeInViewport()

  // At the edge the outline scrolls along with what is held.
  await page.keyboard.press('Home')
  await expect(row(page, /^Team 0,/)).toBeInViewport()
  const box = await tree(page).boundingBox()
  if (box === null) throw new Error('The outline is there.')
  await dragOver(page, 'Team 0,', { x: box.x + box.width / 2, y: box.y + box.height - 10 })
  await expect(row(page, /^Team 80,/)).toBeInViewport()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(row(page, /^Team 0,/)).toBeInViewport()
})

test('sixteen levels fit 320 px, with names that stay readable', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  let parentId: string | undefined
  for (let level = 1; level < 16; level++) parentId = await node.createGroup(namespaceId, `Level ${level}`, parentId)
  await page.setViewportSize({ width: 320, height: 640 })
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  await row(page, /^Acme/).focus()
  await page.keyboard.press('End')
  await expect(row(page, /^Level 15,/)).toBeFocused()
  const text = row(page, /^Level 15,/).getByText('Level 15', { exact: true })
  expect(await text.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0)
  for (const element of [page.locator('html'), tree(page)])
    expect(await element.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
})

test('a filter that finds nothing says so and leads back to all groups', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}?view=outline&q=zebra`)
  const nothing = page.getByRole('region', { name: 'Groups of Acme Logistics' })
  await expect(nothing).toContainText('No group has zebra in its name.')
  await nothing.getByRole('button', { name: 'Show all groups' }).click()
  await expect(row(page, /^Billing/)).toBeVisible()
})

test('the outline is free of accessibility violations', async ({ page, node }) => {
  await openOutline(page, node)
  await page.getByRole('button', { name: 'Fold Billing' }).click()
  await row(page, /^Budget/).click({ modifiers: ['ControlOrMeta'] })
  await isAccessible(page, 'the outline')
})
