/** Many nodes and many contexts: counts at once, and the contexts of a node when somebody asks for them. */
import { createActor } from '../node/testing/actors.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { createScene, install, nodeOf, openVersions, publish } from './upgrade-scene.ts'

const CONTEXTS = 60
const NAMES = Array.from({ length: CONTEXTS }, (_, index) => `context ${index}`)

async function addMembers(node: TestNode, groupId: string, names: readonly string[]): Promise<void> {
  const members = names.map((name) => ({ identity: createActor(name).publicKey, role: 'Member' }))
  const answer = await node.call('POST', `/groups/${groupId}/members`, { members })
  expect(answer.status, answer.text).toBe(200)
}

test('the contexts of a node are asked for when its card is opened, and the address keeps it open', async ({
  page,
  pair: { one, two },
}) => {
  const { namespaceId, contextIds } = await createScene('LazyOnAccess', NAMES, one, two)
  await install(one, '1.1.0')
  await publish(one, namespaceId, { version: '1.1.0' })
  const other = await two.identity(namespaceId)
  const named = await two.call('PUT', `/groups/${namespaceId}/members/${other}/alias`, { alias: 'Second node' })
  expect(named.status, named.text).toBe(200)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))

  await openVersions(page, one, namespaceId)
  const own = nodeOf(page, /this node/i)
  await expect(own.getByRole('list', { name: 'Contexts', exact: true }).getByRole('listitem')).toHaveCount(25)
  const card = nodeOf(page, 'Second node')
  await expect(card).toContainText(`Waiting for access: ${CONTEXTS}`)
  const toggle = card.getByRole('button', { name: 'Contexts of Second node' })
  const rows = card.getByRole('list', { name: 'Contexts', exact: true }).getByRole('listitem')
  await expect(toggle).toHaveAttribute('aria-expanded', 'false')
  await expect(rows).toHaveCount(0)
  expect(asked.filter((path) => path.includes(other))).toEqual([])

  await toggle.press('Enter')
  await expect(toggle).toHaveAttribute('aria-expanded', 'true')
  await expect(rows).toHaveCount(25)
  await card.getByRole('button', { name: 'Show more of 35 contexts' }).click()
  await card.getByRole('button', { name: 'Show more of 10 contexts' }).click()
  await expect(rows).toHaveCount(CONTEXTS)
  await expect(rows.getByRole('link')).toHaveText(NAMES)
  // What that node does is seen here, in the counts and in the rows.
  const opened = await two.call('POST', `/contexts/${contextIds[40]}/open`, {})
  expect(opened.status, opened.text).toBe(200)
  await expect(card).toContainText(`Waiting for access: ${CONTEXTS - 1}`)
  await expect(rows.nth(40)).toContainText('Up to date')

  await page.reload()
  await expect(rows).toHaveCount(25)
  await toggle.click()
  await expect(rows).toHaveCount(0)
  await page.reload()
  await expect(card).toContainText('Waiting for access')
  await expect(rows).toHaveCount(0)
})

test('of many nodes the first are shown, and whoever is in groups only is said to be', async ({ page, node }) => {
  const { namespaceId } = await createScene('LazyOnAccess', ['invoices'], node)
  await addMembers(
    node,
    namespaceId,
    Array.from({ length: 45 }, (_, index) => `member ${index}`),
  )
  const team = await node.createGroup(namespaceId, 'team')
  await addMembers(node, team, ['guest'])
  await openVersions(page, node, namespaceId)
  const cards = page.getByRole('region', { name: 'Nodes and contexts' }).getByRole('article')
  await expect(cards).toHaveCount(20)
  await expect(cards.first()).toContainText(/this node/i)
  await page.getByRole('button', { name: 'Show more of 27 nodes' }).click()
  await page.getByRole('button', { name: 'Show more of 7 nodes' }).click()
  await expect(cards).toHaveCount(47)
  await expect(cards.filter({ hasText: 'In groups only' })).toHaveCount(1)
  await expect(cards.filter({ hasText: 'In groups only' })).toContainText('No contexts in its groups.')
})

test('the list of namespaces shows what waits as soon as it does, and asks for nothing but the list', async ({
  page,
  node,
}) => {
  const { namespaceId, contextIds } = await createScene('LazyOnAccess', ['invoices'], node)
  await install(node, '1.1.0')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await open(page, node, 'namespaces')
  await expect(page.getByRole('link', { name: 'Acme Logistics', exact: true })).toBeVisible()
  const badge = page.getByRole('link', { name: 'Upgrade pending' })
  await expect(badge).toBeHidden()
  await publish(node, namespaceId, { version: '1.1.0' })
  await expect(badge).toBeVisible()
  expect(asked.filter((path) => path.includes('/upgrades'))).toEqual([])
  const opened = await node.call('POST', `/contexts/${contextIds[0]}/open`, {})
  expect(opened.status, opened.text).toBe(200)
  await expect(badge).toBeHidden()
})
