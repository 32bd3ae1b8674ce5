import { expect, joinedPair, open, test } from './grove-test.ts'

test('members are added, given a role, and removed, and the last Admin stays', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await joinedPair(one, two)
  const groupId = await one.createGroup(namespaceId, 'Finance')
  const identity =
    /"publicKey":"([^"]+)"/.exec((await two.call('GET', `/namespaces/${namespaceId}/identity`)).text)?.[1] ?? ''
  const membersOf = async () => (await one.call('GET', `/groups/${groupId}/members`)).text
  await open(page, one, `namespaces/${namespaceId}/groups/${groupId}`)
  await expect(page.getByRole('heading', { name: 'Finance' }).first()).toBeVisible()

  await page.getByText('Add a member', { exact: true }).click()
  await page.getByRole('textbox', { name: /identity|public key/i }).fill('not a key')
  await page.getByRole('button', { name: /^Add/ }).click()
  await expect(page.getByRole('textbox', { name: /identity|public key/i })).toHaveValue('not a key')
  await page.getByRole('textbox', { name: /identity|public key/i }).fill(identity)
  await page.getByRole('button', { name: /^Add/ }).click()
  await expect.poll(membersOf).toContain(identity)

  const mine = page
    .getByRole('listitem')
    .filter({ hasText: identity.slice(0, 6) })
    .first()
  await mine.getByRole('combobox', { name: /role/i }).selectOption('Admin')
  await expect.poll(membersOf).toMatch(new RegExp(`${identity}","role":"Admin"`))
  await mine.getByRole('combobox', { name: /role/i }).selectOption('ReadOnly')
  await expect.poll(membersOf).toMatch(new RegExp(`${identity}","role":"ReadOnly"`))
  await mine.getByRole('button', { name: /^Remove/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect.poll(async () => JSON.parse(await membersOf()).members.length).toBe(1)
})

test('a member who is no Admin sees why actions are closed', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await joinedPair(one, two)
  const groupId = await one.createGroup(namespaceId, 'Finance')
  await open(page, two, `namespaces/${namespaceId}/groups/${groupId}`)
  await expect(page.getByRole('heading', { name: 'Finance' }).first()).toBeVisible()
  const move = page.getByRole('button', { name: 'Move to…' })
  await expect(move).toBeDisabled()
  await expect(move).toHaveAccessibleDescription(/Only an Admin/)
})

test('contexts are created in a group and listed there', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const groupId = await node.createGroup(namespaceId, 'Finance')
  await open(page, node, `namespaces/${namespaceId}/groups/${groupId}`)
  await page.getByText('Create a context', { exact: true }).click()
  await page.getByRole('textbox', { name: /Name/ }).fill('Ledger')
  await page.getByRole('button', { name: /^Create$|^Create context|Create the context/ }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Ledger' })).toBeVisible()
})
