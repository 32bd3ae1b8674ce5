/** Everybody in a namespace: the table, a person's page, one key into several groups, and what leaving means. */
import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { bytesToPublicKey, type GroupId, type PublicKey, parseGroupId, shortId } from '#shared/domain/ids.ts'
import { membersAnswer } from '#shared/wire/groups.ts'
import { isAccessible, isWhole } from './accessible.ts'
import { findBreaks } from './find-breaks.ts'
import { expect, joinedPair, open, type TestNode, test } from './grove-test.ts'

const strangers = (count: number): PublicKey[] => Array.from({ length: count }, () => bytesToPublicKey(randomBytes(32)))

async function call(node: TestNode, method: string, path: string, body?: unknown): Promise<void> {
  const answer = await node.call(method, path, body)
  expect(answer.status, answer.text).toBe(200)
}
const add = (node: TestNode, groupId: string, identities: readonly PublicKey[], role = 'Member') =>
  call(node, 'POST', `/groups/${groupId}/members`, { members: identities.map((identity) => ({ identity, role })) })
const rename = async (node: TestNode, namespaceId: string, alias: string) =>
  call(node, 'PUT', `/groups/${namespaceId}/members/${await node.identity(namespaceId)}/alias`, { alias })
const membersOf = async (node: TestNode, groupId: string) =>
  (await node.expect(membersAnswer, 'GET', `/groups/${groupId}/members`)).members

/** Ana on node one, Ben on node two; Billing is inside Finance. */
async function acme({ one, two }: { one: TestNode; two: TestNode }) {
  const namespaceId = await joinedPair(one, two)
  await rename(one, namespaceId, 'Ana')
  await rename(two, namespaceId, 'Ben')
  const finance = await one.createGroup(namespaceId, 'Finance')
  const billing = await one.createGroup(namespaceId, 'Billing', finance)
  const depot = await one.createGroup(namespaceId, 'Depot')
  return {
    namespaceId,
    finance,
    billing,
    depot,
    ana: await one.identity(namespaceId),
    ben: await two.identity(namespaceId),
  }
}
const table = (page: Page) => page.getByRole('grid', { name: 'Members' })
const rowOf = (page: Page, name: string) => table(page).getByRole('row').filter({ hasText: name })

test('the table is searched and narrowed by group and role, in its address', async ({ page, pair }) => {
  const { one } = pair
  const { namespaceId, finance, depot } = await acme(pair)
  const [zoe, yan] = strangers(2)
  if (zoe === undefined || yan === undefined) throw new Error('There are two.')
  await add(one, depot, [zoe], 'ReadOnly')
  await add(one, finance, [yan])
  await open(page, one, `namespaces/${namespaceId}`)
  await page.getByRole('link', { name: 'Members', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '4 people' })).toBeVisible()
  await expect(table(page)).toHaveAttribute('aria-rowcount', '5')
  await expect(rowOf(page, 'Ben')).toContainText('May belong to open subgroups.')
  await expect(rowOf(page, 'Ben')).toContainText('3 groups through a group above')
  await expect(rowOf(page, 'Ana')).toContainText('Coordinator')
  await expect(rowOf(page, shortId(zoe))).toContainText('only in Depot')

  await page.getByRole('searchbox', { name: 'Search' }).fill(zoe.slice(3, 12).toLowerCase())
  await expect(rowOf(page, shortId(zoe))).toBeVisible()
  await expect(page.getByText('1 person of 4')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).fill('')
  await page.getByRole('combobox', { name: 'Group' }).selectOption({ label: 'Finance / Billing' })
  await expect(rowOf(page, 'Ben')).toContainText('through Acme Logistics')
  await expect(rowOf(page, shortId(yan))).toContainText('through Finance')
  await expect(page.getByText('3 people of 4')).toBeVisible()
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Member')
  await expect(page.getByText('2 people of 4')).toBeVisible()

  await page.reload()
  await expect(page.getByText('2 people of 4')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Role' })).toHaveValue('Member')
  await rowOf(page, 'Ben').getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Ben' })).toBeFocused()
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Members' }).click()
  await expect(page.getByText('2 people of 4')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('nobody of that name')
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('nobody of that name')
  await expect(page.getByRole('heading', { name: 'Nobody matches' })).toBeVisible()
  await page.getByRole('button', { name: 'Show everybody' }).click()
  await expect(page.getByText('4 people', { exact: true })).toBeVisible()
})

test('the keyboard alone finds a person and changes what they may do', async ({ page, pair }) => {
  const { one } = pair
  const { namespaceId, ben } = await acme(pair)
  await open(page, one, `namespaces/${namespaceId}/members`)
  await expect(rowOf(page, 'Ben')).toBeVisible()
  await page.getByRole('combobox', { name: 'Role' }).focus()
  await page.keyboard.press('Tab')
  await expect(rowOf(page, 'Ana').getByRole('link')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(rowOf(page, 'Ana').getByRole('gridcell').nth(1)).toBeFocused()
  await page.keyboard.press('End')
  await expect(rowOf(page, 'Ana').getByRole('gridcell').last()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(rowOf(page, 'Ben').getByRole('gridcell').last()).toBeFocused()
  await page.keyboard.press('Home')
  await expect(rowOf(page, 'Ben').getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Ben' })).toBeFocused()

  const inNamespace = async () => (await membersOf(one, namespaceId)).find(({ identity }) => identity === ben)
  const role = page.getByRole('combobox', { name: 'Role of Ben in Acme Logistics' })
  await role.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await inNamespace())?.role).toBe('ReadOnly')
  await page.keyboard.press('ArrowUp')
  await expect.poll(async () => (await inNamespace())?.role).toBe('Member')
  await expect(role).toBeFocused()
  await page.getByText('May belong to open subgroups.').first().press('Enter')
  await page.getByRole('checkbox', { name: 'Invite people' }).press('Space')
  await expect.poll(async () => (await inNamespace())?.capabilities).toBe(6)
  await expect(page.getByText('May invite and belong to open subgroups.').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Invite people' })).toBeFocused()
})

test('what another node changes shows by itself', async ({ page, pair }) => {
  const { one, two } = pair
  const { namespaceId, finance, ben } = await acme(pair)
  await open(page, two, `namespaces/${namespaceId}/members`)
  await expect(rowOf(page, 'Ben')).toContainText('Member')
  await call(one, 'PUT', `/groups/${namespaceId}/members/${ben}/role`, { role: 'ReadOnly' })
  await expect(rowOf(page, 'Ben').getByRole('gridcell').nth(1)).toHaveText('Read only')
  await add(one, finance, [ben], 'Admin')
  await expect(rowOf(page, 'Ben')).toContainText('Admin in 1 group')
  await rowOf(page, 'Ben').getByRole('link').click()
  const inFinance = page.getByRole('combobox', { name: 'Role of Ben in Finance' })
  await expect(inFinance).toHaveValue('Admin')
  await call(one, 'PUT', `/groups/${finance}/members/${ben}/role`, { role: 'Member' })
  await expect(inFinance).toHaveCount(0)
})

test('one key goes into several groups, and only what failed is tried again', async ({ page, pair }) => {
  const { one } = pair
  const { namespaceId, finance, depot } = await acme(pair)
  const doomed = await one.createGroup(namespaceId, 'Doomed')
  const [zoe] = strangers(1)
  if (zoe === undefined) throw new Error('There is one.')
  await open(page, one, `namespaces/${namespaceId}/members`)
  await page.getByRole('link', { name: 'Add to groups…' }).click()
  const key = page.getByRole('textbox', { name: 'Identity' })
  await key.fill('not a key')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByText('An identity is a public key: base58 of 32 bytes.')).toBeVisible()
  await expect(page.getByText('Choose a group first.')).toBeVisible()
  await key.fill(zoe)
  await page.getByRole('combobox', { name: 'Role' }).selectOption('ReadOnly')
  await page.getByRole('searchbox', { name: 'Find a group' }).fill('fin')
  await page.getByRole('checkbox', { name: 'Finance', exact: true }).check()
  await page.getByRole('searchbox', { name: 'Find a group' }).fill('')
  await page.getByRole('checkbox', { name: 'Depot' }).check()
  await page.getByRole('checkbox', { name: 'Doomed' }).check()
  await expect(page.getByText('3 groups chosen.')).toBeVisible()

  await page.reload()
  await expect(key).toHaveValue(zoe)
  await expect(page.getByText('3 groups chosen.')).toBeVisible()
  // The news does not reach this page, so that it asks for what is not there any more.
  await page.route('**/admin-api/events', (route) => route.abort())
  await page.reload()
  await expect(page.getByText('3 groups chosen.')).toBeVisible()
  await call(one, 'DELETE', `/groups/${doomed}`)
  await page.getByRole('button', { name: 'Add to 3 groups' }).click()
  const results = page.getByRole('region', { name: 'What became of it' })
  await expect(results.getByRole('listitem').filter({ hasText: 'Finance' })).toContainText('Added')
  await expect(results.getByRole('listitem').filter({ hasText: 'Depot' })).toContainText('Added')
  await expect(results.getByRole('listitem').filter({ hasText: 'Doomed' })).toContainText('Not added.')
  await expect(results.getByRole('listitem').filter({ hasText: 'Doomed' })).toContainText(/does not exist|deleted/)
  for (const groupId of [finance, depot])
    expect((await membersOf(one, groupId)).filter(({ identity }) => identity === zoe)).toMatchObject([
      { role: 'ReadOnly' },
    ])
  await expect(key).toHaveValue(zoe)
  await expect(page.getByRole('combobox', { name: 'Role' })).toHaveValue('ReadOnly')
  await expect(page.getByText('1 group chosen.')).toBeVisible()

  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(new URL(request.url()).pathname)
  })
  await page.getByRole('button', { name: 'Try 1 group again' }).click()
  await expect.poll(() => asked).toHaveLength(1)
  expect(asked[0]).toContain(doomed)
  await expect(page.getByRole('button', { name: 'Try 1 group again' })).toBeVisible()
  await results.getByRole('link', { name: 'Show the member' }).click()
  await expect(page.getByRole('heading', { level: 1, name: shortId(zoe) })).toBeVisible()
})

test('groups whose members somebody may not manage cannot be chosen, with the reason', async ({ page, pair }) => {
  const { one, two } = pair
  const { namespaceId, depot, ben } = await acme(pair)
  await add(one, depot, [ben])
  await call(one, 'PUT', `/groups/${depot}/members/${ben}/capabilities`, { capabilities: 12 })
  await open(page, two, `namespaces/${namespaceId}/members/add`)
  await expect(
    page.getByRole('checkbox', { name: /^Finance Only an Admin, or a member with the right/ }),
  ).toBeDisabled()
  await expect(page.getByRole('checkbox', { name: 'Depot' })).toBeEnabled()
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Admin')
  await expect(page.getByRole('checkbox', { name: /^Depot Only an Admin can change who is an Admin/ })).toBeDisabled()
})

test('removing somebody says first what they lose and keep', async ({ page, pair }) => {
  const { one } = pair
  const { namespaceId, finance, depot, ben } = await acme(pair)
  await add(one, finance, [ben], 'Admin')
  await call(one, 'PUT', `/groups/${depot}/settings/default-visibility`, { defaultVisibility: 'restricted' })
  await add(one, depot, [ben])
  await open(page, one, `namespaces/${namespaceId}/members/${ben}`)
  await page.getByRole('button', { name: 'Remove Ben from Finance' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('They lose no group')
  await expect(dialog.getByRole('list', { name: 'Other role or rights in 1 group' })).toContainText(
    'Admin becomes Member',
  )
  await page.goBack()
  await expect(dialog).toHaveCount(0)

  await page.getByRole('button', { name: 'Remove Ben from Depot' }).click()
  await expect(dialog.getByRole('list', { name: 'They lose 1 group' })).toContainText('Depot')
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Ben was removed from Depot.')).toBeVisible()
  expect((await membersOf(one, depot)).some(({ identity }) => identity === ben)).toBe(false)

  await page.getByRole('button', { name: 'Remove from the namespace…' }).click()
  await expect(dialog.getByRole('list', { name: 'They lose 3 groups' })).toContainText(
    'Billing Member, through Finance',
  )
  await expect(dialog).toContainText('Coming back takes a new invitation.')
  await page.reload()
  // Until what they lose is read anew, the dialog is small, and its buttons are elsewhere.
  await expect(dialog.getByRole('list', { name: 'They lose 3 groups' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
  await expect(page.getByText('1 person', { exact: true })).toBeVisible()
  expect((await membersOf(one, finance)).map(({ identity }) => identity)).not.toContain(ben)
})

test('somebody changes their name, leaves a group, then the namespace', async ({ page, pair }) => {
  const { one, two } = pair
  const { namespaceId, depot, ben } = await acme(pair)
  await call(one, 'PUT', `/groups/${depot}/settings/default-visibility`, { defaultVisibility: 'restricted' })
  await add(one, depot, [ben])
  await open(page, two, `namespaces/${namespaceId}/members/${ben}`)
  await page.getByRole('button', { name: 'Change my name…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Benedict')
  await dialog.getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Benedict' })).toBeVisible()

  await page.getByRole('button', { name: 'Leave Depot' }).click()
  await expect(dialog.getByRole('list', { name: 'You lose 1 group' })).toContainText('Depot Member, directly')
  await dialog.getByRole('button', { name: 'Leave' }).click()
  await expect(page.getByText('You left Depot.')).toBeVisible()
  expect((await membersOf(one, depot)).map(({ identity }) => identity)).not.toContain(ben)

  // From the map it leads to the same question.
  await open(page, two, `namespaces/${namespaceId}`)
  await page.getByRole('button', { name: 'Leave Acme Logistics' }).click()
  await expect(dialog.getByRole('list', { name: 'You lose 3 groups' })).toContainText('Billing')
  const leave = dialog.getByRole('button', { name: 'Leave the namespace' })
  await expect(leave).toBeDisabled()
  await dialog.getByRole('textbox').fill('Acme Logistics')
  await leave.click()
  await expect(page.getByText('You left Acme Logistics.')).toBeVisible()
  await expect(page).toHaveURL(/\/namespaces$/)
  expect((await membersOf(one, namespaceId)).map(({ identity }) => identity)).not.toContain(ben)
})

test('the last Admin and the coordinator stay, and the page says why as the node does', async ({ page, pair }) => {
  const { one } = pair
  const { namespaceId, finance, ana, ben } = await acme(pair)
  await open(page, one, `namespaces/${namespaceId}/members/${ana}`)
  const leave = page.getByRole('button', { name: 'Leave Finance' })
  await expect(leave).toBeDisabled()
  const refused = await one.call('POST', `/groups/${finance}/leave`, {})
  expect(refused.json).toMatchObject({ code: 'last_admin' })
  await expect(leave).toHaveAccessibleDescription(
    'The group would have no Admin left. Make someone else an Admin first.',
  )
  expect(refused.text).toContain('The group would have no Admin left. Make someone else an Admin first.')
  await expect(page.getByRole('combobox', { name: 'Role of Ana in Finance' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Leave the namespace…' })).toHaveAccessibleDescription(
    /coordinates the namespace/,
  )
  await add(one, finance, [ben], 'Admin')
  await expect(leave).toBeEnabled()
  await expect(page.getByRole('combobox', { name: 'Role of Ana in Finance' })).toBeVisible()
})

test('a group is restricted after it was said who loses what, and at once where nobody does', async ({
  page,
  pair,
}) => {
  const { one } = pair
  const { namespaceId, finance, billing, ben } = await acme(pair)
  const isRestricted = async (id: string) =>
    (await one.groups(namespaceId)).some(({ groupId, visibility }) => groupId === id && visibility === 'restricted')
  await open(page, one, `namespaces/${namespaceId}/groups/${finance}`)
  const restricted = page.getByRole('switch', { name: 'Restricted' })
  await restricted.click()
  const dialog = page.getByRole('dialog', { name: 'Restrict Finance?' })
  await expect(dialog.getByRole('list', { name: '1 person loses access' })).toContainText(
    `Ben${shortId(ben)}Finance, Billing`,
  )
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect(await isRestricted(finance)).toBe(false)
  await restricted.click()
  await dialog.getByRole('button', { name: 'Restrict it' }).click()
  await expect(restricted).toBeChecked()
  expect(await isRestricted(finance)).toBe(true)

  await open(page, one, `namespaces/${namespaceId}/groups/${billing}`)
  await restricted.click()
  await expect(restricted).toBeChecked()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect.poll(() => isRestricted(billing)).toBe(true)
})

test('ten thousand people are searched and walked through', async ({ page, node }) => {
  test.slow()
  const namespaceId = await node.createNamespace('Acme Logistics')
  const groupId = parseGroupId(await node.createGroup(namespaceId, 'Finance')) satisfies GroupId | undefined
  const everybody = strangers(10_000)
  for (let from = 0; from < everybody.length; from += 1000)
    await add(node, namespaceId, everybody.slice(from, from + 1000))
  await open(page, node, `namespaces/${namespaceId}/members?group=${groupId}`)
  await expect(page.getByText('10,001 people', { exact: true })).toBeVisible({ timeout: 30_000 })
  expect(await table(page).getByRole('row').count()).toBeLessThan(80)
  await table(page).getByRole('link').first().focus()
  await page.keyboard.press('Control+End')
  const last = table(page).getByRole('row').last()
  await expect(last).toHaveAttribute('aria-rowindex', '10002')
  await expect(last.getByRole('gridcell').last()).toBeFocused()
  await expect(last).toBeInViewport()
  const sought = everybody[5000]
  if (sought === undefined) throw new Error('There are more.')
  await page.getByRole('searchbox', { name: 'Search' }).fill(sought)
  await expect(page.getByText('1 person of 10,001')).toBeVisible()
  await expect(table(page).getByRole('row')).toHaveCount(2)
  await expect(rowOf(page, shortId(sought))).toContainText('through Acme Logistics')
})

test('no page of people has an accessibility violation or breaks', async ({ page, pair }) => {
  test.slow()
  const { one, two } = pair
  const { namespaceId, finance, ben } = await acme(pair)
  await add(one, finance, [ben], 'Admin')
  await add(one, namespaceId, strangers(5), 'ReadOnly')
  await rename(two, namespaceId, `Ben${'\u0301'.repeat(20)} مرحبا W`)
  const members = `namespaces/${namespaceId}/members`
  const screens: [string, TestNode][] = [
    [members, one],
    [`${members}?q=nobody+has+this`, one],
    [`${members}?group=${finance}&role=Admin`, two],
    [`${members}/${ben}`, one],
    [`${members}/${ben}`, two],
    [`${members}/${ben}?depart=${finance}`, one],
    [`${members}/${ben}?depart=${namespaceId}`, two],
    [`${members}/${ben}?rename=`, two],
    [`${members}/${strangers(1)}`, one],
    [`${members}/add`, one],
    [`${members}/add?key=${ben}`, two],
    [`namespaces/${namespaceId}/groups/${finance}`, one],
  ]
  for (const [path, node] of screens) {
    await open(page, node, path)
    await isWhole(page)
    if (/depart|rename/.test(path)) await expect(page.getByRole('dialog')).toBeVisible()
    await isAccessible(page, path)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      // Rows are placed once the new width was measured.
      await expect.poll(() => findBreaks(page), `${path} at ${width} px`).toEqual([])
    }
  }
})
