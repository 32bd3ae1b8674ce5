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
  const leave = page.getByRole('button', { name: 'Leave Finance' })
  await expect(leave).toBeDisabled()
  await expect(leave).toHaveAccessibleDescription(/no Admin left/)

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
  await expect(leave).toBeEnabled()
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
  await open(page, two, `namespaces/${namespaceId}/settings`)
  await expect(page.getByRole('button', { name: 'Invite' })).toHaveAccessibleDescription(/right to invite/)
})

test('the coordinator stays an Admin of the namespace', async ({ page, node }) => {
  await open(page, node, `namespaces/${await node.createNamespace('Acme Logistics')}`)
  const leave = page.getByRole('button', { name: 'Leave Acme Logistics' })
  await expect(leave).toBeDisabled()
  await expect(leave).toHaveAccessibleDescription(/coordinates the namespace/)
})

test('a dialog closes by Back, and says when its group was deleted meanwhile', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const finance = await node.createGroup(namespaceId, 'Finance')
  await open(page, node, `namespaces/${namespaceId}`)
  const field = page.getByRole('combobox', { name: 'Find a group' })
  await field.fill('Finance')
  await field.press('Enter')
  await expect(page.getByRole('heading', { name: 'Finance' })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(finance))
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Acme Logistics', level: 2 })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.goForward()
  await expect(page.getByRole('heading', { name: 'Finance' })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await node.call('DELETE', `/groups/${finance}`)
  await expect(page.getByText('Finance was deleted meanwhile.')).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('where the panel is below the map, a bar leads to it', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const finance = await node.createGroup(namespaceId, 'Finance')
  await page.setViewportSize({ width: 390, height: 700 })
  await open(page, node, `namespaces/${namespaceId}/groups/${finance}`)
  const title = page.getByRole('heading', { name: 'Finance' })
  const bar = page.getByRole('button', { name: 'Finance Details' })
  await expect(bar).toBeInViewport()
  await expect(title).not.toBeInViewport()
  await bar.click()
  await expect(title).toBeInViewport()
  await expect(title).toBeFocused()
})

test('an address that leads nowhere, and the settings of a namespace that is gone, say so', async ({ page, node }) => {
  await open(page, node, 'namespaces/zzz')
  await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible()
  await open(page, node, `namespaces/${'0'.repeat(64)}/settings`)
  await expect(page.getByRole('heading', { name: /does not take part/ })).toBeVisible()
  const namespaceId = await node.createNamespace('Acme Logistics')
  await node.call('DELETE', `/namespaces/${namespaceId}`)
  await open(page, node, `namespaces/${namespaceId}/settings`)
  await expect(page.getByText(/Acme Logistics was deleted by/)).toBeVisible()
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
