/** Two people on two nodes move the same group at the same moment: one move stands, and whoever lost is told. */
import type { Page } from '@playwright/test'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { aimByDialog, joinedAdmins, moveByDialog, shownTree, treeOf } from './map-page.ts'

const ROUNDS = process.env.GROVE_LONG === '1' ? 100 : 10
const NAMES = ['Finance', 'Legal', 'Operations', 'Support'] as const

const conflict = (page: Page) => page.getByRole('region', { name: /was not moved$/ })

/** A namespace that both nodes may rearrange, with the group Billing in Finance, and a page of each node. */
async function twoAdmins(page: Page, one: TestNode, two: TestNode) {
  const namespaceId = await joinedAdmins(one, two, 'node-two')
  const ids = new Map<string, string>()
  for (const name of NAMES) ids.set(name, await one.createGroup(namespaceId, name))
  const finance = ids.get('Finance')
  const billing = await one.createGroup(namespaceId, 'Billing', finance)
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  const other = await page.context().newPage()
  return { namespaceId, ids, billing, other }
}

async function expectSameTree(namespaceId: string, node: TestNode, pages: readonly Page[]): Promise<void> {
  const tree = await treeOf(node, namespaceId)
  for (const page of pages) await expect.poll(() => shownTree(page)).toEqual(tree)
}

test('the same group moved on both nodes at once: both screens end equal, and the loser sees whose move stands', async ({
  page,
  pair,
}) => {
  test.setTimeout(60_000 + ROUNDS * 15_000)
  const { one, two } = pair
  const { namespaceId, ids, billing, other } = await twoAdmins(page, one, two)
  await open(page, one, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  await open(other, two, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  const sides = [page, other] as const
  let from: string = 'Finance'
  for (let round = 1; round <= ROUNDS; round++)
    await test.step(`round ${round}`, async () => {
      await expectSameTree(namespaceId, one, sides)
      const [first = '', second = ''] = NAMES.filter((name) => name !== from).toSorted(() => (round % 2) - 0.5)
      const wanted = [first, second] as const
      await Promise.all([aimByDialog(page, first), aimByDialog(other, second)])
      await Promise.all(sides.map((side) => side.keyboard.press('Enter')))

      await expect.poll(() => one.parentOf(namespaceId, billing)).not.toBe(ids.get(from))
      const stands = await one.parentOf(namespaceId, billing)
      const won = wanted.findIndex((name) => ids.get(name) === stands)
      expect([0, 1]).toContain(won)
      const [winner, loser] = won === 0 ? [page, other] : [other, page]
      const [kept = '', lost = ''] = won === 0 ? wanted : wanted.toReversed()
      // At once: the notice goes by itself, whether or not the other page has got as far.
      await Promise.all([
        expect(conflict(loser)).toContainText(`You: Billing ${lost}`),
        expect(
          winner.getByRole('region', { name: 'Notifications' }).getByText(`Billing moved from ${from} to ${kept}`),
        ).toBeVisible(),
      ])
      await expect(conflict(loser)).toContainText(`It stays in ${kept}.`)
      await expect(conflict(winner)).toHaveCount(0)
      await expectSameTree(namespaceId, one, sides)
      expect(await treeOf(two, namespaceId)).toEqual(await treeOf(one, namespaceId))
      await conflict(loser)
        .getByRole('button', { name: `Leave it in ${kept}` })
        .click()
      await expect(conflict(loser)).toHaveCount(0)
      from = kept
    })
})

test('one into the other and the other way round: the loser reads what was moved into what', async ({ page, pair }) => {
  const { one, two } = pair
  const { namespaceId, ids, other } = await twoAdmins(page, one, two)
  const [legal, support] = [ids.get('Legal'), ids.get('Support')]
  await open(page, one, `namespaces/${namespaceId}/groups/${legal}?view=outline`)
  await open(other, two, `namespaces/${namespaceId}/groups/${support}?view=outline`)
  await Promise.all([aimByDialog(page, 'Support'), aimByDialog(other, 'Legal')])
  await Promise.all([page, other].map((side) => side.keyboard.press('Enter')))
  const parents = () => Promise.all([legal, support].map((id = '') => one.parentOf(namespaceId, id)))
  await expect.poll(parents).not.toEqual([namespaceId, namespaceId])
  const crossed = (await parents())[0] === support
  const [loser, outer, inner] = crossed ? [other, 'Support', 'Legal'] : [page, 'Legal', 'Support']
  await expect(conflict(loser)).toContainText(
    `So ${inner} is inside ${outer} now, and ${outer} stays at the top level.`,
  )
  await expectSameTree(namespaceId, one, [page, other])
})

test('moved by somebody else while it is held: nothing is sent, and it can be moved anyway', async ({ page, pair }) => {
  const { one, two } = pair
  const { namespaceId, ids, billing, other } = await twoAdmins(page, one, two)
  await other.close()
  await open(page, one, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/reparent') && sent.push(request.url()))
  await aimByDialog(page, 'Support')
  const answer = await two.call('POST', `/groups/${billing}/reparent`, { newParentId: ids.get('Legal') })
  expect(answer.status).toBe(200)
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(two, namespaceId))
  await page.keyboard.press('Enter')
  await expect(conflict(page)).toContainText('node-two: Billing Legal')
  await expect(conflict(page)).toContainText('It stays in Legal.')
  expect(sent).toEqual([])

  await conflict(page).getByRole('button', { name: 'Move it to Support anyway' }).click()
  await expect(conflict(page)).toHaveCount(0)
  await expect.poll(() => one.parentOf(namespaceId, billing)).toBe(ids.get('Support'))
  await expectSameTree(namespaceId, one, [page])
})

test('taking back a move that somebody moved on sends nothing, and says so; what came before can be taken back', async ({
  page,
  pair,
}) => {
  const { one, two } = pair
  const { namespaceId, ids, billing, other } = await twoAdmins(page, one, two)
  await other.close()
  const notices = page.getByRole('region', { name: 'Notifications' })
  await open(page, one, `namespaces/${namespaceId}/groups/${ids.get('Support')}?view=outline`)
  await moveByDialog(page, 'Operations')
  await expect(notices.getByText(/Support moved/)).toBeVisible()
  await page.getByRole('treeitem', { name: /^Billing/ }).click()
  await expect(page.getByRole('heading', { name: 'Billing' })).toBeVisible()
  await moveByDialog(page, 'Legal')
  await expect(notices.getByText(/Billing moved/)).toBeVisible()

  await two.call('POST', `/groups/${billing}/reparent`, { newParentId: namespaceId })
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(two, namespaceId))
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/reparent') && sent.push(request.url()))
  await page.getByRole('button', { name: 'Undo: Billing to Legal' }).click()
  await expect(conflict(page)).toContainText('It stays at the top level.')
  expect(sent).toEqual([])

  await page.getByRole('button', { name: 'Undo: Support to Operations' }).click()
  await expect(notices.getByText(/Support moved from Operations to the top level/)).toBeVisible()
  expect(sent).toHaveLength(1)
  expect(await one.parentOf(namespaceId, billing)).toBe(namespaceId)
  await expectSameTree(namespaceId, one, [page])
})
