/** Publishing under each policy, seen live on the dashboards of real nodes. */
import { FakeClock } from '../node/testing/fake-clock.ts'
import { spoilBundles } from '../node/testing/spoil-bundles.ts'
import { expect, open, test } from './grove-test.ts'
import {
  AHEAD,
  AHEAD_SHOWN,
  bundlePath,
  COORDINATED,
  cardOf,
  createScene,
  install,
  nodeOf,
  openVersions,
  publish,
} from './upgrade-scene.ts'

test('lazy-on-access: published on one dashboard, seen on another, and a context moves when it is opened', async ({
  page,
  pair: { one, two },
  context,
}) => {
  const { namespaceId } = await createScene('LazyOnAccess', ['invoices', 'reports'], one, two)
  await install(one, '1.1.0')
  const other = await context.newPage()
  await openVersions(other, two, namespaceId)
  await expect(other.getByText('Every context on every node runs 1.0.0')).toBeVisible()

  await openVersions(page, one, namespaceId)
  await page.getByRole('link', { name: 'Publish a version' }).click()
  await expect(page.getByRole('radio', { name: '1.1.0' })).toBeChecked()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: /What changes/ }).fill('Reports can be filtered.')
  await expect(page.getByRole('main')).toContainText('2 nodes and 2 contexts')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('main')).toContainText('The policy in force: Lazy-on-access')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('main')).toContainText(
    'This publishes 1.1.0 to 2 nodes: 2 contexts move when next opened',
  )
  await page.getByText('Show the exact request').click()
  await expect(page.getByRole('main')).toContainText(`POST /admin-api/namespaces/${namespaceId}/upgrades`)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The node holds it: 1.1.0, entry' })).toBeVisible()
  await page.getByRole('button', { name: 'See the versions' }).click()

  for (const each of [page, other]) {
    await expect(cardOf(each, '1.1.0')).toContainText('2 of 2 contexts of this node move to 1.1.0 when next opened')
    await expect(cardOf(each, '1.1.0')).toContainText('Reports can be filtered.')
  }
  await page.getByRole('button', { name: 'Open invoices' }).click()
  await expect(page.getByText('invoices was opened and has moved to 1.1.0.')).toBeVisible()
  await expect(cardOf(page, '1.1.0')).toContainText('1 of 2 contexts of this node moves to 1.1.0 when next opened')
  // Each node moves its own: the other one has seen the move, and none of its own contexts has.
  await expect(cardOf(other, '1.1.0')).toContainText('On the other nodes, 1 of 2 contexts has not moved yet')
  await expect(cardOf(other, '1.1.0')).toContainText('2 of 2 contexts of this node')

  await open(page, one, `namespaces/${namespaceId}/groups/${namespaceId}`)
  const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Open reports' }) })
  await expect(row).toContainText('1.0.0, 1.1.0 at next access')
  await row.getByRole('button', { name: 'Open reports' }).click()
  await expect(row).not.toContainText('at next access')
  await expect(row).toContainText('1.1.0')
})

test('automatic: every node moves at once, and one that was away when it is back', async ({ page, nodes, context }) => {
  const one = await nodes.start({ name: 'node-one' })
  const two = await nodes.start({ name: 'node-two', peers: [one.peerUrl] })
  const three = await nodes.start({ name: 'node-three', peers: [one.peerUrl] })
  const { namespaceId } = await createScene('Automatic', ['invoices'], one, two, three)
  await three.stop()
  await install(one, '1.1.0')
  await openVersions(page, one, namespaceId)
  const other = await context.newPage()
  await openVersions(other, two, namespaceId)
  await publish(one, namespaceId, { version: '1.1.0' })
  for (const each of [page, other]) {
    await expect(cardOf(each, '1.1.0')).toContainText('every context of this node runs 1.1.0')
    await expect(cardOf(each, '1.1.0')).toContainText('On the other nodes, 1 of 2 contexts has not moved yet')
  }
  await three.restart()
  for (const each of [page, other]) {
    await expect(each.getByText('Every context on every node runs 1.1.0')).toBeVisible()
    await expect(each.getByText('Up to date: 1')).toHaveCount(3)
  }
})

test('coordinated: agreed by hand on every dashboard, and all move at the deadline', async ({
  page,
  nodes,
  context,
}) => {
  const clock = new FakeClock(Date.now())
  const one = await nodes.start({ name: 'node-one', clock })
  const two = await nodes.start({ name: 'node-two', peers: [one.peerUrl], clock })
  const three = await nodes.start({ name: 'node-three', peers: [one.peerUrl], clock })
  const { namespaceId } = await createScene(COORDINATED, ['invoices'], one, two, three)
  await install(one, '1.1.0')
  await publish(one, namespaceId, { version: '1.1.0' })
  await openVersions(page, two, namespaceId)
  const other = await context.newPage()
  await openVersions(other, three, namespaceId)
  await expect(cardOf(page, '1.1.0')).toContainText('1 of 3 nodes has agreed. 2 answers are missing.')
  await cardOf(page, '1.1.0').getByRole('button', { name: 'Agree' }).click()
  await expect(cardOf(other, '1.1.0')).toContainText('2 of 3 nodes have agreed. 1 answer is missing.')
  await expect(cardOf(page, '1.1.0').getByRole('button', { name: 'Agree' })).toHaveAccessibleDescription(
    /agreed already/,
  )
  await cardOf(other, '1.1.0').getByRole('button', { name: 'Agree' }).click()
  for (const each of [page, other]) {
    await expect(cardOf(each, '1.1.0')).toContainText('all 3 nodes have agreed')
    await expect(cardOf(each, '1.1.0')).toContainText('Scheduled')
    await expect(cardOf(each, '1.1.0')).toContainText(/\d:\d\d left/)
    await expect(nodeOf(each, /this node/i)).toContainText('1.0.0 → to 1.1.0')
  }
  clock.advance(3_600_001)
  for (const each of [page, other]) {
    await expect(each.getByText('Every context on every node runs 1.1.0')).toBeVisible()
    await expect(each.getByRole('region', { name: 'Timeline' })).toContainText('In force')
  }
})

test('coordinated: who declines holds it up; an Admin extends, is told why force is closed, and withdraws', async ({
  page,
  pair: { one, two },
  context,
}) => {
  const { namespaceId } = await createScene(COORDINATED, ['invoices'], one, two)
  await install(one, '1.1.0')
  await publish(one, namespaceId, { version: '1.1.0' })
  await openVersions(page, one, namespaceId)
  const other = await context.newPage()
  await open(other, two, `namespaces/${namespaceId}`)
  await other.getByRole('link', { name: 'Upgrade: your answer?' }).click()
  await expect(cardOf(other, '1.1.0').getByRole('button', { name: 'Withdraw…' })).toHaveAccessibleDescription(
    /Only an Admin/,
  )
  await cardOf(other, '1.1.0').getByRole('button', { name: 'Decline…' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()

  const card = cardOf(page, '1.1.0')
  await expect(card).toContainText('1 node has declined. Nothing moves')
  await expect(card.getByRole('button', { name: 'Go on without answers…' })).toHaveAccessibleDescription(
    /cannot be passed over/,
  )
  await card.getByRole('button', { name: 'Extend…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Deadline').fill('2020-01-01T10:00')
  await dialog.getByRole('button', { name: 'Set the deadline' }).click()
  await expect(dialog).toContainText('The deadline has to be in the future.')
  await dialog.getByLabel('Deadline').fill(AHEAD)
  await dialog.getByRole('button', { name: 'Set the deadline' }).click()
  await expect(card).toContainText('1 of 2 nodes has agreed. 1 answer is missing.')
  await expect(card).toContainText(AHEAD_SHOWN)

  await card.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
  for (const each of [page, other]) {
    await expect(cardOf(each, '1.1.0')).toBeHidden()
    await expect(each.getByRole('region', { name: 'Timeline' })).toContainText('Withdrawn')
    await expect(each.getByText('Every context on every node runs 1.0.0')).toBeVisible()
  }
})

test('coordinated: a deadline that lapses moves nothing, and an Admin goes on without the missing answer', async ({
  page,
  nodes,
}) => {
  const clock = new FakeClock(Date.now())
  const one = await nodes.start({ name: 'node-one', clock })
  const two = await nodes.start({ name: 'node-two', peers: [one.peerUrl], clock })
  const { namespaceId } = await createScene(COORDINATED, ['invoices'], one, two)
  await install(one, '1.1.0')
  await publish(one, namespaceId, { version: '1.1.0' })
  await openVersions(page, one, namespaceId)
  await expect(cardOf(page, '1.1.0')).toContainText('1 answer is missing')
  clock.advance(3_600_001)
  await expect(cardOf(page, '1.1.0')).toContainText(
    'the deadline passed, and 1 of 2 nodes had not agreed. Nothing moves.',
  )
  await cardOf(page, '1.1.0').getByRole('button', { name: 'Go on without answers…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Go on without them' }).click()
  await expect(page.getByText('Every context on every node runs 1.1.0')).toBeVisible()
})

test('a standing answer agrees by itself, and a clock that is wrong is told', async ({ page, nodes }) => {
  const one = await nodes.start({ name: 'node-one' })
  const two = await nodes.start({ name: 'node-two', peers: [one.peerUrl], now: () => Date.now() - 90_000 })
  const { namespaceId } = await createScene(COORDINATED, ['invoices'], one, two)
  await install(one, '1.1.0')
  await openVersions(page, two, namespaceId)
  await expect(page.getByText(/The clock of this node is 1 minute behind the coordinator's/)).toBeVisible()
  await page.getByText('Agree by itself').click()
  await expect(page.getByRole('radio', { name: /Agree by itself/ })).toBeChecked()
  await page.reload()
  await expect(page.getByRole('radio', { name: /Agree by itself/ })).toBeChecked()
  await publish(one, namespaceId, { version: '1.1.0' })
  await expect(cardOf(page, '1.1.0')).toContainText('all 2 nodes have agreed')
})

test('a bundle that does not verify keeps the old version, says why, and moves when it is there', async ({
  page,
  pair: { one, two },
}) => {
  const { namespaceId } = await createScene('Automatic', ['invoices'], one, two)
  await install(one, '1.1.0')
  await spoilBundles(one)
  await publish(one, namespaceId, { version: '1.1.0' })
  await openVersions(page, two, namespaceId)
  await expect(nodeOf(page, /this node/i)).toContainText('Failed')
  await expect(nodeOf(page, /this node/i)).toContainText(/not what was published/)
  await expect(cardOf(page, '1.1.0')).toContainText('1 context of this node could not move')
  await open(page, two, `namespaces/${namespaceId}`)
  await expect(page.getByRole('link', { name: 'Upgrade failed' })).toBeVisible()

  await open(page, two, 'applications')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await (await chooser).setFiles(bundlePath('1.1.0'))
  await expect(page.getByText('Version 1.1.0 is installed.')).toBeVisible()
  await openVersions(page, two, namespaceId)
  const again = cardOf(page, '1.1.0').getByRole('button', { name: 'Try again' })
  await expect(again.or(nodeOf(page, /this node/i).getByText('Up to date: 1'))).toBeVisible()
  if (await again.isVisible()) await again.click()
  await expect(nodeOf(page, /this node/i)).toContainText('Up to date')
})
