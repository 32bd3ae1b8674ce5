/** The page of invitations: what was issued, what became of it, taking it back and giving it more time. */
import { shortId } from '#shared/domain/ids.ts'
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { inviteByWizard, tokenOf } from './invitation-page.ts'

const ledgerOf = async (node: TestNode, namespaceId: string) =>
  (await node.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)).data.invitations

test('from creating a namespace to the first node that joins, without a dead end, and live', async ({ page, pair }) => {
  const { one, two } = pair
  await one.installSample()
  await open(page, one, 'namespaces/new/application')
  for (const _ of ['policy', 'alias']) await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: /Name/ }).fill('Acme Logistics')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Create the namespace' }).click()
  await page.getByRole('link', { name: 'Invite a node' }).click()
  const link = await inviteByWizard(page)
  await page.getByRole('button', { name: 'All invitations' }).click()
  const row = page.getByRole('article')
  await expect(row).toContainText('Waiting')
  await expect(row).toContainText('6 days 23 hours left')
  await expect(row).toContainText('(this node)')

  const namespaceId = /namespaces\/([0-9a-f]{64})\//.exec(page.url())?.[1] ?? ''
  await two.join(namespaceId, tokenOf(link))
  await expect(row).toContainText('1 joined')
  await expect(row.getByRole('list', { name: 'Joined' })).toContainText(shortId(await two.identity(namespaceId)))
})

test('withdrawn: its row says by whom and when, and nobody can join by it', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const { token } = await one.invite(namespaceId)
  await open(page, one, `namespaces/${namespaceId}`)
  await page.getByRole('link', { name: 'Invitations' }).click()
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Nobody has used it.')
  await dialog.getByRole('button', { name: 'Withdraw it' }).dblclick()
  await expect(page.getByRole('article')).toContainText('Withdrawn')
  await expect(page.getByRole('button', { name: 'Withdraw…' })).toBeHidden()
  const refused = await two.call('POST', `/namespaces/${namespaceId}/join`, { invitation: token })
  expect(refused.text).toContain('invitation_withdrawn')

  await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Waiting (0)' })
  await expect(page).toHaveURL(/show=waiting/)
  await expect(page.getByRole('heading', { name: 'No invitation is like this now.' })).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Show all invitations' }).click()
  await expect(page.getByRole('article')).toBeVisible()
})

test('extended: another one takes its place, the old one is withdrawn, and the new link is at hand', async ({
  page,
  pair,
}) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const old = await one.invite(namespaceId, { expirationTimestamp: 3600, maxUses: 3, role: 'ReadOnly' })
  await open(page, one, `namespaces/${namespaceId}/invitations`)
  await expect(page.getByRole('article')).toContainText('59 minutes left')
  await page.getByRole('button', { name: 'Extend…' }).click()
  await page.getByRole('dialog').getByText('30 days', { exact: true }).click()
  await page.getByRole('button', { name: 'Make the new one' }).dblclick()
  await expect(page.getByRole('heading', { name: 'Hand it out again' })).toBeVisible()
  const link = await page.getByRole('textbox', { name: "The reader's own node" }).inputValue()

  const ledger = await ledgerOf(one, namespaceId)
  expect(ledger.map(({ status, role, maxUses }) => [status, role, maxUses])).toEqual([
    ['waiting', 'ReadOnly', 3],
    ['withdrawn', 'ReadOnly', 3],
  ])
  expect(ledger[1]?.replacedBy).toBe(ledger[0]?.invitationId)
  expect((await two.call('POST', `/namespaces/${namespaceId}/join`, { invitation: old.token })).status).toBe(410)
  await two.join(namespaceId, tokenOf(link))
  await expect(page.getByText('1 of 3 nodes joined.')).toBeVisible()

  await page.getByRole('link', { name: 'In the place of an earlier one' }).click()
  await expect(page.getByRole('link', { name: 'Replaced by another one' })).toBeVisible()
  await expect(page.getByText('It does not work any more. Make a new one.')).toBeVisible()
})

test('the time that is left runs out before the eyes of whoever looks', async ({ page, nodes }) => {
  let aheadMs = 0
  // Whatever is read meanwhile is by the node's clock, so both go on together.
  const node = await nodes.start({ now: () => Date.now() + aheadMs })
  const namespaceId = await node.createNamespace('Acme Logistics')
  await node.invite(namespaceId, { expirationTimestamp: 3600 })
  await page.clock.install()
  await open(page, node, `namespaces/${namespaceId}/invitations`)
  await expect(page.getByRole('article')).toContainText('Waiting')
  aheadMs = 3_600_000
  await page.clock.fastForward(aheadMs)
  await expect(page.getByRole('article')).toContainText('Expired')
})

test('a member sees all invitations, and is told what it cannot do with those of others', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  await two.join(namespaceId, (await one.invite(namespaceId)).token)
  await open(page, two, `namespaces/${namespaceId}/invitations`)
  await expect(page.getByRole('article')).not.toContainText('(this node)')
  await page.getByRole('button', { name: 'Withdraw…' }).focus()
  await expect(page.getByRole('tooltip').filter({ hasText: 'Only its inviter or an Admin' })).toBeVisible()
  await expect(
    page.getByRole('link', { name: 'Invite' }).or(page.getByRole('button', { name: 'Invite' })),
  ).toBeVisible()
})

test('to be an Admin is offered to Admins alone, with a warning', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  await page.getByText('Admin', { exact: true }).click()
  await expect(page.getByText('can remove everybody else')).toBeVisible()
  await open(page, two, `join#${tokenOf(await inviteByWizard(page))}`)
  await expect(page.getByRole('region', { name: 'Signed by the inviter' })).toContainText(
    'Admin: may change everything',
  )
  await page.getByRole('button', { name: 'Join with this node' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
  expect((await two.summary(namespaceId)).selfRole).toBe('Admin')
})
