import type { Page, Request, Route } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { card } from './map-page.ts'

const TEAMS = Array.from({ length: 20 }, (_, index) => `Team ${String(index + 1).padStart(2, '0')}`)

/** Twenty moves, each proven, on a busy machine. */
const APPLIED = { timeout: 60_000 }

const plan = (page: Page) => page.getByRole('region', { name: 'Plan', exact: true })
const steps = (page: Page) => plan(page).getByRole('list', { name: 'Steps of the plan' }).getByRole('listitem')
const button = (page: Page, name: string | RegExp) => plan(page).getByRole('button', { name })

/** Twenty teams in Inbox, and an empty Archive. */
async function twentyTeams(node: TestNode) {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const archive = await node.createGroup(namespaceId, 'Archive')
  const inbox = await node.createGroup(namespaceId, 'Inbox')
  const teams: string[] = []
  for (const name of TEAMS) teams.push(await node.createGroup(namespaceId, name, inbox))
  return { namespaceId, archive, inbox, teams }
}
type Teams = Awaited<ReturnType<typeof twentyTeams>>

/** How many groups the node itself has in a group. */
const countIn = async (node: TestNode, { namespaceId }: Teams, parentId: string): Promise<number> =>
  (await node.groups(namespaceId)).filter((group) => group.parentId === parentId).length

/** All parents, as the node has them. */
const parentsOf = async (node: TestNode, namespaceId: string): Promise<[string, string][]> =>
  (await node.groups(namespaceId)).map(({ groupId, parentId }): [string, string] => [groupId, parentId]).sort()

const isMove = (request: Request): boolean => request.method() === 'POST' && request.url().endsWith('/reparent')
function recordMoves(page: Page): string[] {
  const moves: string[] = []
  page.on('request', (request) => isMove(request) && moves.push(request.url()))
  return moves
}
/** Does something to one move on its way, counted from 1; all others go through. */
async function atMove(page: Page, nth: number, fault: (route: Route) => Promise<void>): Promise<void> {
  let count = 0
  await page.route('**/reparent', (route) => (++count === nth ? fault(route) : route.continue()))
}

/** Opens the outline in plan mode, and puts all twenty teams into the plan. */
async function planTwenty(page: Page, node: TestNode): Promise<Teams> {
  test.slow()
  const groups = await twentyTeams(node)
  await open(page, node, `namespaces/${groups.namespaceId}?view=outline`)
  await page.getByRole('button', { name: 'Plan moves' }).click()
  await expect(plan(page)).toContainText('nothing is sent until you apply the plan')
  await card(page, /^Team 01/).click({ modifiers: ['ControlOrMeta'] })
  // Far down a list that draws only what is in sight: by the keyboard.
  for (const _ of TEAMS.slice(1)) {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
  }
  await page.keyboard.press('ControlOrMeta+x')
  await page.keyboard.type('arch')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(steps(page)).toHaveCount(20)
  return groups
}

test('a plan sends nothing until it is applied, outlives a reload, and is then made as a whole', async ({
  page,
  node,
}) => {
  const moves = recordMoves(page)
  const groups = await planTwenty(page, node)
  const before = await parentsOf(node, groups.namespaceId)
  // The tree shows what the plan would make of it.
  await expect(card(page, /^Archive.*20/)).toBeVisible()
  await expect(steps(page).first()).toHaveText(/^Team 01: Inbox\s*→\s*to Archive$/)
  await expect(plan(page)).toContainText('Nobody gains or loses access.')

  await page.reload()
  await expect(steps(page)).toHaveCount(20)
  await expect(card(page, /^Archive.*20/)).toBeVisible()
  expect(moves).toEqual([])
  expect(await parentsOf(node, groups.namespaceId)).toEqual(before)

  await button(page, 'Apply 20 moves').click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('20 moves made.', APPLIED)
  expect(await countIn(node, groups, groups.archive)).toBe(20)
  expect(moves).toHaveLength(20)
  await expect(steps(page)).toHaveCount(0)
})

test('refused at step 11, exactly ten are made; resuming makes the rest', async ({ page, node }) => {
  const groups = await planTwenty(page, node)
  await atMove(page, 11, (route) =>
    route.fulfill({ status: 409, json: { error: 'The namespace is being counted.', code: 'too_deep' } }),
  )
  await button(page, 'Apply 20 moves').click()
  await expect(plan(page).getByRole('alert')).toContainText('The plan stopped at step 11, Team 11', APPLIED)
  await expect(plan(page).getByRole('alert')).toContainText('The namespace is being counted.')
  await expect(plan(page).getByRole('alert')).toContainText('10 of 20 steps are made.')
  expect(await countIn(node, groups, groups.archive)).toBe(10)
  expect(await countIn(node, groups, groups.inbox)).toBe(10)

  await button(page, 'Resume').click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('20 moves made.', APPLIED)
  expect(await countIn(node, groups, groups.archive)).toBe(20)
})

test('somebody is faster at step 11; rolled back, the tree is as it was, but for what they moved', async ({
  page,
  node,
}) => {
  const groups = await planTwenty(page, node)
  const before = await parentsOf(node, groups.namespaceId)
  const eleventh = groups.teams[10] ?? ''
  const moveEleventh = (newParentId: string) => node.call('POST', `/groups/${eleventh}/reparent`, { newParentId })
  await atMove(page, 11, async (route) => {
    await moveEleventh(groups.namespaceId)
    await route.continue()
  })
  await button(page, 'Apply 20 moves').click()
  const alert = plan(page).getByRole('alert')
  await expect(alert).toContainText('Somebody else has moved it meanwhile. It stands in the top level.', APPLIED)
  expect(await countIn(node, groups, groups.archive)).toBe(10)

  await button(page, 'Roll back').click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('10 moves taken back.', APPLIED)
  expect(await node.parentOf(groups.namespaceId, eleventh)).toBe(groups.namespaceId)
  // The plan is kept, and says what stands in its way now.
  await expect(steps(page).nth(10)).toContainText('It is somewhere else by now. It stands in the top level.')
  await expect(button(page, 'Apply 20 moves')).toHaveAttribute('aria-disabled', 'true')
  await moveEleventh(groups.inbox)
  expect(await parentsOf(node, groups.namespaceId)).toEqual(before)
  await expect(steps(page).nth(10)).not.toContainText('somewhere else')
  await expect(button(page, 'Apply 20 moves')).not.toHaveAttribute('aria-disabled')
})

test('a step that somebody has overtaken is skipped, and one that cannot be rolled back is left', async ({
  page,
  node,
}) => {
  const groups = await planTwenty(page, node)
  const [fifth = '', eleventh = ''] = [groups.teams[4], groups.teams[10]]
  const toTop = (id: string) => node.call('POST', `/groups/${id}/reparent`, { newParentId: groups.namespaceId })
  await atMove(page, 11, async (route) => {
    await toTop(eleventh)
    await route.continue()
  })
  await button(page, 'Apply 20 moves').click()
  await expect(plan(page).getByRole('alert')).toContainText('step 11', APPLIED)
  await toTop(fifth)
  await button(page, 'Roll back').click()
  await expect(plan(page).getByRole('alert')).toContainText('Rolling back stopped at step 5, Team 05', APPLIED)
  await expect(plan(page).getByRole('alert')).toContainText('It stands in the top level.')
  expect(await countIn(node, groups, groups.archive)).toBe(4)
  await button(page, 'Leave this step made').click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('taken back', APPLIED)
  expect(await countIn(node, groups, groups.archive)).toBe(0)
  expect(await node.parentOf(groups.namespaceId, fifth)).toBe(groups.namespaceId)

  await button(page, /^Remove the step of Team 11/).click()
  await expect(steps(page)).toHaveCount(18)
  await button(page, 'Apply 18 moves').click()
  await expect.poll(() => countIn(node, groups, groups.archive), APPLIED).toBe(18)
})

test('reloaded while step 11 is on its way, it rests; what was made is counted, and the rest is made on request', async ({
  page,
  node,
}) => {
  const groups = await planTwenty(page, node)
  // Made, and the answer never arrives.
  await atMove(page, 11, async (route) => void (await route.fetch()))
  await button(page, 'Apply 20 moves').click()
  await expect.poll(() => countIn(node, groups, groups.archive), APPLIED).toBe(11)
  await page.reload()
  const moves = recordMoves(page)
  await expect(plan(page).getByRole('alert')).toContainText('11 of 20 steps are made.')
  await expect(page.getByRole('button', { name: 'Plan moves' })).toHaveAttribute('aria-disabled', 'true')
  expect(await countIn(node, groups, groups.archive)).toBe(11)
  expect(moves).toEqual([])
  await button(page, 'Resume').click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('20 moves made.', APPLIED)
  expect(await countIn(node, groups, groups.archive)).toBe(20)
  expect(moves).toHaveLength(9)
})

test('the node goes away at step 11 and comes back: nothing is lost, nothing is made twice', async ({ page, node }) => {
  const groups = await planTwenty(page, node)
  await atMove(page, 11, async (route) => {
    await node.stop()
    await route.continue()
  })
  await button(page, 'Apply 20 moves').click()
  await expect(plan(page).getByRole('alert')).toContainText('Whether this step was made is not known.', APPLIED)
  await expect(button(page, 'Resume')).toHaveAttribute('aria-disabled', 'true')
  await node.restart()
  await expect(button(page, 'Resume')).not.toHaveAttribute('aria-disabled')
  await button(page, 'Resume').click()
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('20 moves made.', APPLIED)
  expect(await countIn(node, groups, groups.archive)).toBe(20)
})

test('the order is checked as a whole, and changed by the keyboard alone', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const finance = await node.createGroup(namespaceId, 'Finance')
  await node.createGroup(namespaceId, 'Billing', finance)
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  await page.getByRole('button', { name: 'Plan moves' }).press('Enter')
  const move = async (name: string, to: string): Promise<void> => {
    await card(page, new RegExp(`^${name}`)).focus()
    await page.keyboard.press('ControlOrMeta+x')
    await page.keyboard.type(to)
    await page.keyboard.press('ControlOrMeta+v')
  }
  await move('Billing', 'acme')
  await expect(steps(page)).toHaveCount(1)
  await move('Finance', 'bill')
  await expect(steps(page)).toHaveText([/^Billing: Finance/, /^Finance: the top level/])

  await button(page, 'Move the step of Finance up').press('Enter')
  await expect(steps(page)).toHaveText([/^Finance: .*end up inside itself/, /^Billing/])
  await expect(button(page, 'Move the step of Finance up')).toBeFocused()
  await expect(button(page, 'Apply 2 moves')).toHaveAttribute('aria-disabled', 'true')
  await button(page, 'Move the step of Finance down').press('Enter')
  await expect(steps(page)).toHaveText([/^Billing/, /^Finance: the top level/])
  await button(page, 'Remove the step of Finance').press('Enter')
  await expect(steps(page)).toHaveCount(1)
  await expect(plan(page).getByRole('heading', { name: 'Plan' })).toBeFocused()

  await button(page, 'Discard').press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Keep the plan' }).press('Enter')
  await expect(steps(page)).toHaveCount(1)
  await button(page, 'Discard').press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Discard 1 move' }).press('Enter')
  await expect(steps(page)).toHaveCount(0)
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '3')
})

test('the plan is free of accessibility violations and fits 320 px', async ({ page, node }) => {
  await planTwenty(page, node)
  await isAccessible(page, 'the plan', 'section:has(> h2)')
  await atMove(page, 2, (route) => route.fulfill({ status: 409, json: { error: 'Not now.', code: 'too_deep' } }))
  await button(page, 'Apply 20 moves').click()
  await expect(plan(page).getByRole('alert')).toBeVisible()
  await isAccessible(page, 'the plan that was stopped', 'section:has(> h2)')
  await page.setViewportSize({ width: 320, height: 640 })
  await expect(button(page, 'Resume')).toBeVisible()
})
