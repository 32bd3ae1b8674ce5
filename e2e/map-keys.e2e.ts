import type { Page } from '@playwright/test'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { card, grown, parentOf } from './map-page.ts'

async function onMap(page: Page, node: TestNode) {
  const tree = await grown(node)
  await open(page, node, `namespaces/${tree.namespaceId}`)
  await card(page, /^Acme/).focus()
  return tree
}
/** What screen readers are told, last first. */
const told = (page: Page, words: string | RegExp) => page.locator('[aria-live]').filter({ hasText: words }).first()

test('keys walk the hierarchy after the tree pattern, from one tab stop', async ({ page, node }) => {
  await onMap(page, node)
  for (const [key, name] of [
    ['ArrowRight', /^Finance/],
    ['ArrowDown', /^Billing/],
    ['ArrowDown', /^Operations/],
    ['ArrowUp', /^Billing/],
    ['ArrowLeft', /^Finance/],
    ['End', /^Operations/],
    ['Home', /^Acme/],
    ['b', /^Billing/],
    ['o', /^Operations/],
  ] as const) {
    await page.keyboard.press(key)
    await expect(card(page, name)).toBeFocused()
  }
  await expect(page.getByRole('treeitem').and(page.locator('[tabindex="0"]'))).toHaveCount(1)
  await page.keyboard.press('f')
  await page.keyboard.press('ArrowLeft')
  await expect(card(page, /^Finance/)).toHaveAttribute('aria-expanded', 'false')
  await expect(card(page, /^Billing/)).toBeHidden()
  await page.keyboard.press('*')
  await expect(card(page, /^Billing/)).toBeVisible()
})

test('the level, the position and the number of siblings are told of every group', async ({ page, node }) => {
  await onMap(page, node)
  for (const [name, level, position, size] of [
    [/^Acme/, '1', '1', '1'],
    [/^Finance/, '2', '1', '2'],
    [/^Operations/, '2', '2', '2'],
    [/^Billing/, '3', '1', '1'],
  ] as const) {
    await expect(card(page, name)).toHaveAttribute('aria-level', level)
    await expect(card(page, name)).toHaveAttribute('aria-posinset', position)
    await expect(card(page, name)).toHaveAttribute('aria-setsize', size)
  }
})

test('M takes a group up, letters choose a target, Enter puts it down, and all of it is said', async ({
  page,
  node,
}) => {
  const { billing, operations } = await onMap(page, node)
  await page.keyboard.press('b')
  await page.keyboard.press('m')
  await expect(told(page, 'Billing lifted.')).toBeAttached()
  await page.keyboard.press('f')
  await expect(told(page, /already there/)).toBeAttached()
  await page.keyboard.press('o')
  await expect(told(page, /Nest in Operations/)).toBeAttached()
  await page.keyboard.press('Enter')
  await expect.poll(() => parentOf(node, billing)).toBe(operations)
  await expect(told(page, 'Billing moved from Finance to Operations, level 2, 1 of 1.')).toBeAttached()
  await expect(card(page, /^Billing/)).toBeFocused()
})

test('Escape puts back what M took up, and the focus is where it was', async ({ page, node }) => {
  const { finance, billing } = await onMap(page, node)
  await page.keyboard.press('b')
  await page.keyboard.press('m')
  await page.keyboard.press('o')
  await page.keyboard.press('Escape')
  await expect(told(page, 'Nothing was moved.')).toBeAttached()
  await expect(card(page, /^Billing/)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeFocused()
  expect(await parentOf(node, billing)).toBe(finance)
})

test('Space marks groups, and M takes all of them', async ({ page, node }) => {
  const { namespaceId, finance, operations } = await onMap(page, node)
  const legal = await node.createGroup(namespaceId, 'Legal')
  await expect(card(page, /^Legal/)).toBeVisible()
  for (const key of ['ArrowDown', ' ', 'End', ' ', 'm', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
  await expect
    .poll(async () => [await parentOf(node, finance), await parentOf(node, operations)])
    .toEqual([legal, legal])
})
