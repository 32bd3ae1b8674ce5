/** What people come for, by the keyboard alone: each stop is seen, and the focus is never lost. */
import { test as base, expect, open } from './grove-test.ts'
import { focusIsKept, go, tabTo } from './keyboard.ts'
import { card } from './map-page.ts'
import { type Acme, createAcme } from './writes.ts'

const test = base.extend<{ acme: Acme }>({
  acme: async ({ page, nodes, pair }, use) => use(await createAcme(page, nodes, pair.one, pair.two)),
})

test('create a namespace', async ({ page, node }) => {
  await node.installSample()
  await open(page, node, 'namespaces')
  await go(page, page.getByRole('link', { name: 'Create a namespace' }))
  for (const title of ['Which application does it run?', 'When do contexts move to a new version?']) {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
    await go(page, page.getByRole('button', { name: 'Next' }))
  }
  await expect(page.getByRole('heading', { level: 1, name: 'What is it called?' })).toBeFocused()
  await tabTo(page, page.getByRole('textbox', { name: /Name/ }))
  await page.keyboard.type('Acme Logistics')
  await page.keyboard.press('Enter')
  await go(page, page.getByRole('button', { name: 'Create the namespace' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Acme Logistics is created' })).toBeFocused()
})

test('create a group', async ({ page, acme: { one, namespaceId } }) => {
  await open(page, one, `namespaces/${namespaceId}`)
  await go(page, page.getByRole('button', { name: 'Create group' }))
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /Name/ })).toBeFocused()
  await page.keyboard.type('Operations')
  await page.keyboard.press('Enter')
  await expect(card(page, /^Operations/)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await focusIsKept(page, 'creating a group')
})

test('move a group', async ({ page, acme: { one, namespaceId, billing, depot } }) => {
  await open(page, one, `namespaces/${namespaceId}`)
  await tabTo(page, card(page, /^Acme/))
  for (const key of ['b', 'm', 'd', 'Enter']) await page.keyboard.press(key)
  await expect.poll(() => one.parentOf(namespaceId, billing)).toBe(depot)
  // Somebody gains or loses access by it, which is asked about first, or nobody does.
  await expect(card(page, /^Billing/)).toBeFocused()
})

test('invite', async ({ page, acme: { one, namespaceId } }) => {
  await open(page, one, `namespaces/${namespaceId}/invitations`)
  await go(
    page,
    page
      .getByRole('main')
      .getByRole('link', { name: 'Invite' })
      .or(page.getByRole('button', { name: 'Invite' })),
  )
  for (const title of ['What does the invitation open?', 'How long does it work?']) {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeFocused()
    await go(page, page.getByRole('button', { name: 'Next' }))
  }
  await go(page, page.getByRole('button', { name: 'Create the invitation' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Share the invitation' })).toBeFocused()
  await go(
    page,
    page
      .getByRole('button', { name: 'Copy the link' })
      .or(page.getByRole('button', { name: /^Copy/ }))
      .first(),
  )
  await focusIsKept(page, 'copying the link')
})

test('join', async ({ page, pair: { one, two } }) => {
  const namespaceId = await one.createNamespace('Acme Logistics')
  const { token } = await one.invite(namespaceId)
  await open(page, two, 'join')
  await tabTo(page, page.getByRole('textbox', { name: 'Invitation' }))
  await page.keyboard.insertText(token)
  await go(page, page.getByRole('button', { name: 'Read the invitation' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Is this the right invitation?' })).toBeFocused()
  await go(page, page.getByRole('button', { name: 'Join with this node' }))
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeFocused()
  await go(page, page.getByRole('button', { name: 'Open the map' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeFocused()
})

test('find a member and change the role', async ({ page, acme: { one, namespaceId } }) => {
  await open(page, one, `namespaces/${namespaceId}/members`)
  await tabTo(page, page.getByRole('searchbox', { name: 'Search' }))
  await page.keyboard.type('Ben')
  await expect(page.getByText('1 person of 2')).toBeVisible()
  await go(page, page.getByRole('grid', { name: 'Members' }).getByRole('link'))
  await expect(page.getByRole('heading', { level: 1, name: 'Ben' })).toBeFocused()
  const role = page.getByRole('combobox', { name: 'Role of Ben in Depot' })
  await tabTo(page, role)
  await page.keyboard.press('ArrowDown')
  await expect(role).toHaveValue('ReadOnly')
  await expect(role).toBeFocused()
})

test('remove a member', async ({ page, acme: { one, namespaceId, ben } }) => {
  await open(page, one, `namespaces/${namespaceId}/members/${ben}`)
  await go(page, page.getByRole('button', { name: 'Remove Ben from Depot' }))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await go(page, dialog.getByRole('button', { name: 'Remove' }))
  await expect(page.getByText('Ben was removed from Depot.')).toBeVisible()
  await focusIsKept(page, 'removing a member')
})

test('withdraw an invitation', async ({ page, acme: { one, namespaceId } }) => {
  await one.invite(namespaceId)
  await open(page, one, `namespaces/${namespaceId}/invitations`)
  await go(page, page.getByRole('button', { name: 'Withdraw…' }))
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await go(page, dialog.getByRole('button', { name: 'Withdraw it' }))
  await expect(page.getByRole('article').first()).toContainText('Withdrawn')
  await expect(dialog).toHaveCount(0)
  await focusIsKept(page, 'withdrawing an invitation')
})

test('switch the visibility', async ({ page, acme: { one, namespaceId, finance } }) => {
  await open(page, one, `namespaces/${namespaceId}/groups/${finance}`)
  const restricted = page.getByRole('switch', { name: 'Restricted' })
  await tabTo(page, restricted)
  await page.keyboard.press('Space')
  const dialog = page.getByRole('dialog', { name: 'Restrict Finance?' })
  await go(page, dialog.getByRole('button', { name: 'Restrict it' }))
  await expect(restricted).toBeChecked()
  await expect(restricted).toBeFocused()
})

test('rename a group', async ({ page, acme: { one, namespaceId, finance } }) => {
  await open(page, one, `namespaces/${namespaceId}/groups/${finance}`)
  const rename = page.getByRole('button', { name: 'Rename' })
  await go(page, rename)
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Money')
  await page.keyboard.press('Enter')
  await expect(card(page, /^Money/)).toBeVisible()
  await expect(rename).toBeFocused()
})
