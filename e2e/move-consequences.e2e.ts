/** What a move changes for people is shown before it is made; what changes nothing for anybody asks nothing. */
import { AxeBuilder } from '@axe-core/playwright'
import { createGroupAnswer } from '#shared/wire/namespaces.ts'
import { expect, joinedPair, open, test } from './grove-test.ts'
import { aimByDialog, card, moveByDialog, shownTree, treeOf } from './map-page.ts'

test('who gains and who loses access is asked about; Cancel sends nothing, Move moves', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await joinedPair(one, two)
  await two.call('PUT', `/groups/${namespaceId}/members/${await two.identity(namespaceId)}/alias`, { alias: 'Ana' })
  const vault = await one.expect(createGroupAnswer, 'POST', `/namespaces/${namespaceId}/groups`, {
    groupAlias: 'Vault',
    visibility: 'restricted',
  })
  const billing = await one.createGroup(namespaceId, 'Billing', vault.data.groupId)
  await one.createGroup(namespaceId, 'Refunds', billing)
  await one.createGroup(namespaceId, 'Operations')
  await open(page, one, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/reparent') && sent.push(request.url()))
  const before = await treeOf(one, namespaceId)

  await moveByDialog(page, 'Operations')
  const dialog = page.getByRole('dialog', { name: 'Move Billing to Operations?' })
  await expect(dialog.getByRole('list', { name: 'Gain access' }).getByRole('listitem')).toHaveText([
    'AnaBilling, Refunds',
  ])
  await expect(dialog.getByRole('list', { name: 'Lose access' })).toHaveCount(0)
  expect((await new AxeBuilder({ page }).include('dialog[open]').analyze()).violations).toEqual([])
  // Shown at once, where it would be.
  await expect(page.locator('[role=treeitem][aria-label^="Billing"]')).toHaveAttribute('aria-label', /moving$/)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => shownTree(page)).toEqual(before)
  expect(sent).toEqual([])

  await moveByDialog(page, 'Operations')
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect.poll(() => one.parentOf(namespaceId, billing)).not.toBe(vault.data.groupId)
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(one, namespaceId))
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '3')

  await aimByDialog(page, 'Vault')
  await page.keyboard.press('Enter')
  const back = page.getByRole('dialog', { name: 'Move Billing to Vault?' })
  await expect(back.getByRole('list', { name: 'Lose access' }).getByRole('listitem')).toHaveText([
    'AnaBilling, Refunds',
  ])
  await page.keyboard.press('Escape')
  await expect(back).toHaveCount(0)
  expect(sent).toHaveLength(1)
})
