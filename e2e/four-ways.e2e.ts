/** One move, however it is made: the same request, the same tree, the same words, the same way back. */
import type { Page } from '@playwright/test'
import { expect, open, test } from './grove-test.ts'
import { card, centre, dragOver, grown, moveByDialog, treeOf } from './map-page.ts'

async function drag(page: Page): Promise<void> {
  await dragOver(page, 'Billing', await centre(page, 'Operations'))
  await page.mouse.up()
}

async function cutAndPaste(page: Page): Promise<void> {
  await card(page, /^Billing/).focus()
  await page.keyboard.press('ControlOrMeta+x')
  await card(page, /^Operations/).focus()
  await page.keyboard.press('ControlOrMeta+v')
}

async function command(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('Move Billing')
  await page.keyboard.press('Enter')
  await expect(palette.getByRole('heading', { name: 'Move Billing to…' })).toBeVisible()
  await page.keyboard.type('Operations')
  await page.keyboard.press('Enter')
}

const WAYS: readonly [string, view: 'map' | 'outline', (page: Page) => Promise<void>][] = [
  ['dragged on the map', 'map', drag],
  ['dragged in the outline', 'outline', drag],
  ['cut and pasted in the outline', 'outline', cutAndPaste],
  ['by "Move to…"', 'map', (page) => moveByDialog(page, 'Operations')],
  ['by a command', 'map', command],
]

for (const [name, view, move] of WAYS)
  test(`Billing is moved to Operations, ${name}`, async ({ page, node }) => {
    const { namespaceId, finance, billing, operations } = await grown(node)
    await node.createGroup(namespaceId, 'Audit', operations)
    await open(page, node, `namespaces/${namespaceId}/groups/${billing}?view=${view}`)
    await expect(card(page, /^Billing/)).toBeVisible()
    const requests: [string, unknown][] = []
    page.on('request', (request) => {
      if (request.method() === 'GET') return
      requests.push([new URL(request.url()).pathname.replace(/^.*admin-api/, ''), request.postDataJSON()])
    })
    await move(page)

    await expect(
      page.locator('.sr-only[aria-live]', {
        hasText: 'Billing moved from Finance to Operations, level 3, 2 of 2.',
      }),
    ).toHaveCount(1)
    expect(requests).toEqual([
      [`/namespaces/${namespaceId}/preview-moves`, { moves: [{ groupId: billing, newParentId: operations }] }],
      [`/groups/${billing}/reparent`, { newParentId: operations, expectedParentId: finance }],
    ])
    expect(await treeOf(node, namespaceId)).toEqual([
      '1 Acme Logistics',
      '2 Finance',
      '2 Operations',
      '3 Audit',
      '3 Billing',
    ])
    await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '3')
    const undo = page.getByRole('button', { name: 'Undo: Billing to Operations' })
    await expect(undo).toBeVisible()
    await undo.click()
    await expect.poll(() => node.parentOf(namespaceId, billing)).toBe(finance)
    expect(requests.slice(2)).toEqual([
      [`/groups/${billing}/reparent`, { newParentId: finance, expectedParentId: operations }],
    ])
  })

test('moves are taken back and made again by keys, one by one, and the list says what happened', async ({
  page,
  node,
}) => {
  const { namespaceId, finance, billing, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
  await moveByDialog(page, 'Operations')
  await expect(page.getByRole('button', { name: 'Undo: Billing to Operations' })).toBeVisible()
  await moveByDialog(page, 'Top level')
  await expect(page.getByRole('button', { name: 'Undo: Billing to the top level' })).toBeVisible()
  const where = () => node.parentOf(namespaceId, billing)

  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(where).toBe(operations)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(where).toBe(finance)
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('ControlOrMeta+Shift+z')
  await expect.poll(where).toBe(operations)
  await page.keyboard.press('ControlOrMeta+y')
  await expect.poll(where).toBe(namespaceId)
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(where).toBe(operations)

  // In a field the keys belong to the text.
  const search = page.getByRole('combobox', { name: 'Find a group' }).or(page.getByRole('searchbox')).first()
  await search.fill('Bill')
  await page.keyboard.press('ControlOrMeta+z')
  await search.fill('')
  await page.getByRole('button', { name: 'History of moves' }).click()
  const list = page.getByRole('dialog', { name: 'What was moved here' }).getByRole('listitem')
  await expect(list).toHaveCount(2)
  await expect(list.first()).toContainText('Billing from Operations to the top level')
  await expect(list.first()).toContainText('taken back')
  await expect(list.last()).toContainText('Billing from Finance to Operations')
  await page.keyboard.press('ControlOrMeta+z')
  await page.keyboard.press('Escape')
  expect(await where()).toBe(operations)

  await node.call('DELETE', `/groups/${billing}`)
  await expect(card(page, /^Billing/)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('button', { name: 'History of moves' }).click()
  await expect(list.last()).toContainText('deleted since')
})
