/** Whatever goes wrong with a move: the screen ends with the node's tree, and success is said only where it moved. */
import type { Page, Route } from '@playwright/test'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { grown, moveByDialog, shownTree, treeOf } from './map-page.ts'

type Fault = (route: Route) => Promise<unknown>

const answer =
  (status: number, body = 'Something went wrong.'): Fault =>
  (route) =>
    route.fulfill({ status, body })

/** The fault, and what is said while everything is as it was, and after the target was deleted meanwhile. */
const FAULTS: readonly [string, Fault, valid: RegExp, invalid: RegExp][] = [
  [
    '200',
    (route) => route.continue(),
    /Billing moved from Finance to Operations/,
    /Billing was not moved to Operations/,
  ],
  ['400', answer(400), /Billing was not moved to Operations/, /target group is not in this namespace/],
  ['403', answer(403), /Billing was not moved to Operations/, /target group is not in this namespace/],
  ['404', answer(404), /Billing was not moved to Operations/, /target group is not in this namespace/],
  ['409', answer(409), /Billing was not moved to Operations/, /target group is not in this namespace/],
  ['500', answer(500), /Billing was not moved to Operations/, /target group is not in this namespace/],
  ['503', answer(503), /Billing was not moved to Operations/, /target group is not in this namespace/],
  [
    'no answer in time',
    (route) => route.abort('timedout'),
    /Billing was not moved to Operations/,
    /target group is not in this namespace/,
  ],
  [
    'an answer that is lost after it was applied',
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    /Billing moved from Finance to Operations/,
    /target group is not in this namespace/,
  ],
]

const notices = (page: Page) => page.getByRole('region', { name: 'Notifications' })

async function openBilling(page: Page, node: TestNode) {
  const groups = await grown(node)
  await open(page, node, `namespaces/${groups.namespaceId}/groups/${groups.billing}?view=outline`)
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(node, groups.namespaceId))
  return groups
}

/** Injects the fault into the move, once `first` has been done to the node. */
const onMove = (page: Page, groupId: string, fault: Fault, first = async (): Promise<void> => undefined) =>
  page.route(`**/groups/${groupId}/reparent`, async (route) => {
    await first()
    await fault(route)
  })

test('whatever the node answers, the screen ends as the node is', async ({ page, node }) => {
  test.slow()
  for (const [name, fault, valid] of FAULTS)
    await test.step(name, async () => {
      const { namespaceId, billing, operations } = await openBilling(page, node)
      await onMove(page, billing, fault)
      await moveByDialog(page, 'Operations')
      await expect(notices(page).getByText(valid)).toBeVisible()
      await expect.poll(() => shownTree(page), name).toEqual(await treeOf(node, namespaceId))
      const moved = (await node.parentOf(namespaceId, billing)) === operations
      await expect(notices(page).getByText(/moved from/), name).toHaveCount(moved ? 1 : 0)
    })
})

test('whatever the node answers once the target is gone, the screen ends as the node is', async ({ page, node }) => {
  test.slow()
  for (const [name, fault, , invalid] of FAULTS)
    await test.step(name, async () => {
      const { namespaceId, billing, operations } = await openBilling(page, node)
      await onMove(page, billing, fault, async () => {
        await node.call('DELETE', `/groups/${operations}`)
      })
      await moveByDialog(page, 'Operations')
      await expect(notices(page).getByText(invalid)).toBeVisible()
      await expect.poll(() => shownTree(page), name).toEqual(['1 Acme Logistics', '2 Finance', '3 Billing'])
      expect(await treeOf(node, namespaceId), name).toEqual(await shownTree(page))
      await expect(notices(page).getByText(/moved from/), name).toHaveCount(0)
    })
})

test('a lost answer to a move that somebody moved on since: the card says where it stands', async ({ page, node }) => {
  const { namespaceId, billing } = await openBilling(page, node)
  await onMove(page, billing, async (route) => {
    await route.fetch()
    await node.call('POST', `/groups/${billing}/reparent`, { newParentId: namespaceId })
    await route.abort('connectionreset')
  })
  await moveByDialog(page, 'Operations')
  await expect(page.getByRole('alert').filter({ hasText: 'It stays at the top level.' })).toBeVisible()
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(node, namespaceId))
  await expect(notices(page).getByText(/moved from/)).toHaveCount(0)
})

test('an accepted move that somebody moved on since: the card says that it was moved, and where it is', async ({
  page,
  node,
}) => {
  const { namespaceId, billing } = await openBilling(page, node)
  await onMove(page, billing, async (route) => {
    const response = await route.fetch()
    await node.call('POST', `/groups/${billing}/reparent`, { newParentId: namespaceId })
    await route.fulfill({ response })
  })
  await moveByDialog(page, 'Operations')
  const movedOn = page.getByRole('region', { name: 'Billing was moved on' })
  await expect(movedOn).toContainText('It is now at the top level.')
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(node, namespaceId))
  await expect(page.getByRole('region', { name: 'Billing was not moved' })).toHaveCount(0)
})

test('a node that is catching up is asked again under the same key, and moves it once', async ({ page, node }) => {
  const { namespaceId, billing } = await openBilling(page, node)
  const keys: (string | undefined)[] = []
  await page.route(`**/groups/${billing}/reparent`, async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length <= 2) await answer(503)(route)
    else await route.continue()
  })
  const before = (await node.summary(namespaceId)).logNumber
  await moveByDialog(page, 'Operations')
  await expect(notices(page).getByText('The node is still catching up.')).toBeVisible()
  await expect(notices(page).getByText(/Billing moved from Finance to Operations/)).toBeVisible()
  expect(new Set(keys).size).toBe(1)
  expect(keys).toHaveLength(3)
  expect((await node.summary(namespaceId)).logNumber).toBe(before + 1)
})

test('when what it changes cannot be looked up, nothing is sent and the group goes back', async ({ page, node }) => {
  const { namespaceId, billing } = await openBilling(page, node)
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/reparent') && sent.push(request.url()))
  await page.route('**/preview-moves', answer(500))
  await moveByDialog(page, 'Operations')
  await expect(notices(page).getByText(/so nothing was sent/)).toBeVisible()
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(node, namespaceId))
  expect(sent).toEqual([])
  expect(await node.parentOf(namespaceId, billing)).not.toBe(namespaceId)
})
