import type { Page } from '@playwright/test'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { card, grown, parentOf, told } from './map-page.ts'

async function onMap(page: Page, node: TestNode) {
  const tree = await grown(node)
  await open(page, node, `namespaces/${tree.namespaceId}`)
  await card(page, /^Acme/).focus()
  return tree
}

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
  await expect(told(page, 'Billing moved from Finance to Operations, level 3, 1 of 1.')).toBeAttached()
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

test('with a filter a group tells its place among the groups shown, and is not called open when nothing inside is', async ({
  page,
  node,
}) => {
  const tree = await grown(node)
  for (const view of ['map', 'outline']) {
    await open(page, node, `namespaces/${tree.namespaceId}?view=${view}&q=ation`)
    await expect(card(page, /^Operations/)).toHaveAttribute('aria-posinset', '1')
    await expect(card(page, /^Operations/)).toHaveAttribute('aria-setsize', '1')
    await page.getByRole('button', { name: /show all groups again$/ }).click()
    await expect(page.getByRole('combobox', { name: 'Find a group' })).toBeFocused()
    await expect(card(page, /^Operations/)).toHaveAttribute('aria-setsize', '2')
    await open(page, node, `namespaces/${tree.namespaceId}?view=${view}&q=finance`)
    await expect(card(page, /^Finance/)).toBeVisible()
    await expect(card(page, /^Finance/)).not.toHaveAttribute('aria-expanded')
    await expect(page.getByRole('button', { name: 'Fold Finance' })).toHaveCount(0)
  }
})

test('changing between map and outline leaves the focus on the control', async ({ page, node }) => {
  await onMap(page, node)
  await page.keyboard.press('b')
  await expect(card(page, /^Billing/)).toBeFocused()
  await page.getByRole('radio', { name: 'Map' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: 'Outline' })).toBeFocused()
  await expect(page.locator('.react-flow')).toHaveCount(0)
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('.react-flow')).toBeVisible()
  await expect(card(page, /^Billing/)).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Map' })).toBeFocused()
})

test('somebody deletes the group with the focus: the tree keeps it, and a field elsewhere does too', async ({
  page,
  node,
}) => {
  const { billing, operations } = await onMap(page, node)
  await page.keyboard.press('b')
  await node.call('DELETE', `/groups/${billing}`)
  await expect(card(page, /^Billing/)).toHaveCount(0)
  await expect(card(page, /^Acme/)).toBeFocused()
  await page.keyboard.press('o')
  await expect(card(page, /^Operations/)).toBeFocused()
  const field = page.getByRole('combobox', { name: 'Find a group' })
  await field.focus()
  await node.call('DELETE', `/groups/${operations}`)
  await expect(card(page, /^Operations/)).toHaveCount(0)
  await expect(field).toBeFocused()
})

test('what goes away when it is pressed leaves the focus in the tree, or on itself', async ({ page, node }) => {
  const { billing, finance, operations } = await onMap(page, node)
  const held = page.getByRole('region', { name: 'Groups being moved' })
  await page.keyboard.press('b')
  await page.keyboard.press('m')
  await held.getByRole('button', { name: 'Put back' }).press('Enter')
  await expect(held).toBeHidden()
  await expect(card(page, /^Billing/)).toBeFocused()

  await page.keyboard.press('m')
  await held.getByRole('button', { name: 'Put back' }).focus()
  await page.keyboard.press('Escape')
  await expect(held).toBeHidden()
  await expect(card(page, /^Billing/)).toBeFocused()

  await page.keyboard.press(' ')
  await page.getByRole('region', { name: 'Marked groups' }).getByRole('button', { name: 'Clear' }).press('Enter')
  await expect(card(page, /^Billing/)).toBeFocused()

  for (const key of ['m', 'o', 'Enter']) await page.keyboard.press(key)
  const undo = page.getByRole('button', { name: 'Undo: Billing to Operations' })
  await undo.press('Enter')
  await expect.poll(() => parentOf(node, billing)).toBe(finance)
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeFocused()
  await expect(page.getByRole('tooltip')).toBeHidden()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('tooltip')).toHaveText('Nothing was moved here that could be taken back.')
  await expect(page.getByRole('tooltip')).toBeInViewport({ ratio: 1 })
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toBeHidden()

  await card(page, /^Billing/).focus()
  const notices = page.getByRole('region', { name: 'Notifications' })
  await notices.getByRole('button', { name: 'Redo' }).press('Enter')
  await expect.poll(() => parentOf(node, billing)).toBe(operations)
  await expect(card(page, /^Billing/)).toBeFocused()
})
