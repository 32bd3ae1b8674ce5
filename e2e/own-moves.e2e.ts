/** What this page does itself is never taken for somebody else's doing, and what was asked for is never lost unsaid. */
import type { Page } from '@playwright/test'
import { createGroupAnswer } from '#shared/wire/namespaces.ts'
import { expect, joinedPair, open, type TestNode, test } from './grove-test.ts'
import { card, grown, moveByDialog } from './map-page.ts'

const conflict = (page: Page) => page.getByRole('region', { name: /was not moved$/ })
const holdBar = (page: Page) => page.getByRole('region', { name: 'Groups being moved' })
const notifications = (page: Page) => page.getByRole('region', { name: 'Notifications' })
const plan = (page: Page) => page.getByRole('region', { name: 'Plan', exact: true })
const steps = (page: Page) => plan(page).getByRole('list', { name: 'Steps of the plan' }).getByRole('listitem')

/** Everything that is said aloud from now on. */
async function recordSaid(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Reflect.set(window, 'said', said)
    const listen = new MutationObserver(() => {
      for (const region of document.querySelectorAll('[aria-live]')) said.push(region.textContent ?? '')
    })
    listen.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return () =>
    page.evaluate(() => {
      const said: unknown = Reflect.get(window, 'said')
      return Array.isArray(said) ? said.map(String) : []
    })
}

/** The outline, a plan that takes Billing to Operations, and nothing sent. */
async function planned(page: Page, node: TestNode) {
  const groups = await grown(node)
  await open(page, node, `namespaces/${groups.namespaceId}?view=outline`)
  await page.getByRole('button', { name: 'Plan moves' }).press('Enter')
  await card(page, /^Billing/).focus()
  await page.keyboard.press('m')
  await page.keyboard.type('oper')
  await page.keyboard.press('Enter')
  await expect(steps(page)).toHaveCount(1)
  return groups
}

test('held in a plan, and the plan is left: it is put back, and no card tells of somebody else', async ({
  page,
  node,
}) => {
  await planned(page, node)
  await card(page, /^Billing/).focus()
  await page.keyboard.press('m')
  await expect(holdBar(page)).toBeVisible()
  await page.getByRole('button', { name: 'Plan moves' }).click()
  await expect(holdBar(page)).toHaveCount(0)
  await card(page, /^Acme/).focus()
  await page.keyboard.press('Enter')
  await expect(conflict(page)).toHaveCount(0)
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '3')
})

test('switching the plan off and on leaves the cursor where it is', async ({ page, node }) => {
  await planned(page, node)
  const finance = card(page, /^Finance/)
  await finance.click()
  await expect(finance).toHaveAttribute('tabindex', '0')
  for (const isOn of ['false', 'true']) {
    await page.getByRole('button', { name: 'Plan moves' }).click()
    await expect(page.getByRole('button', { name: 'Plan moves' })).toHaveAttribute('aria-pressed', isOn)
    await expect(finance).toHaveAttribute('tabindex', '0')
  }
})

test('a plan that is applied is not told as somebody else’s, and is what Undo takes back', async ({ page, node }) => {
  const { namespaceId, finance, billing, operations } = await planned(page, node)
  // A move from before, whose notice offers an Undo of its own.
  await page.getByRole('button', { name: 'Plan moves' }).click()
  await card(page, /^Operations/).click()
  await moveByDialog(page, 'Finance')
  await expect(notifications(page).getByText(/Operations moved from .* to Finance/)).toBeVisible()
  const undo = notifications(page).getByRole('button', { name: 'Undo' })
  await undo.focus() // It stays as long as the focus is on it.
  await page.getByRole('button', { name: 'Plan moves' }).click()
  const said = await recordSaid(page)
  await undo.hover()
  await plan(page).getByRole('button', { name: 'Apply 1 move' }).press('Enter')
  await expect(notifications(page)).toContainText('1 move made.')
  expect(await node.parentOf(namespaceId, billing)).toBe(operations)
  expect(await undo.count(), 'it would take back the plan').toBe(0)
  await page.getByRole('button', { name: 'Plan moves' }).click()
  await page.getByRole('button', { name: 'Undo: Billing to Operations' }).click()
  await expect.poll(() => node.parentOf(namespaceId, billing)).toBe(finance)
  expect((await said()).filter((text) => text.includes('somebody else'))).toEqual([])
})

test('what is held when its own last move is taken back is put back, and no card tells of somebody else', async ({
  page,
  node,
}) => {
  const { namespaceId, finance, billing, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  await moveByDialog(page, 'Operations')
  await expect.poll(() => node.parentOf(namespaceId, billing)).toBe(operations)
  await expect(notifications(page)).toContainText('Billing moved')
  await card(page, /^Billing/).focus()
  await page.keyboard.press('m')
  await expect(holdBar(page)).toBeVisible()
  await page.keyboard.press('ControlOrMeta+z')
  await expect(holdBar(page)).toHaveCount(0)
  await expect.poll(() => node.parentOf(namespaceId, billing)).toBe(finance)
  await expect(conflict(page)).toHaveCount(0)
})

test('a page that is left before it could ask moves nothing, and says so', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await joinedPair(one, two)
  const { data } = await one.expect(createGroupAnswer, 'POST', `/namespaces/${namespaceId}/groups`, {
    groupAlias: 'Vault',
    visibility: 'restricted',
  })
  const vault = data.groupId
  const billing = await one.createGroup(namespaceId, 'Billing', vault)
  await one.createGroup(namespaceId, 'Operations')
  let answer: () => void = () => undefined
  await page.route('**/preview-moves', async (route) => {
    await new Promise<void>((resolve) => {
      answer = resolve
    })
    await route.continue()
  })
  await open(page, one, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  const asked = page.waitForRequest(/preview-moves$/)
  await moveByDialog(page, 'Operations')
  await asked
  await page.getByRole('link', { name: 'Namespaces' }).first().click()
  await expect(page.getByRole('heading', { name: 'Namespaces', level: 1 })).toBeVisible()
  answer()
  await expect(notifications(page)).toContainText('Billing was not moved. The page was left before')
  expect(await one.parentOf(namespaceId, billing)).toBe(vault)
})

test('a group that the filter hides is shown when it is found, and the filter goes', async ({ page, node }) => {
  const { namespaceId, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}?view=outline&side=activity&q=bill`)
  await expect(card(page, /^Billing/)).toBeVisible()
  await expect(card(page, /^Operations/)).toHaveCount(0)
  await page.getByRole('combobox', { name: 'Find a group' }).fill('oper')
  await page.keyboard.press('Enter')
  await expect(card(page, /^Operations/)).toHaveAttribute('aria-current', 'true')
  await expect(page).toHaveURL(new RegExp(`${operations}\\?view=outline&side=activity$`))
  await expect(page.getByRole('button', { name: /^Filter/ })).toHaveCount(0)
})

test('the target is deleted while it is aimed at: Enter says where it would go now, and moves nothing there unasked', async ({
  page,
  node,
}) => {
  const { namespaceId, finance, billing, operations } = await grown(node)
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/reparent') && sent.push(request.url()))
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  await card(page, /^Billing/).press('m')
  await page.keyboard.type('oper')
  await expect(holdBar(page)).toContainText('Nest in Operations')
  await node.call('DELETE', `/groups/${operations}`, {})
  await expect(card(page, /^Operations/)).toHaveCount(0)
  await expect(card(page, /^Acme/)).toHaveAttribute('tabindex', '0')
  await card(page, /^Acme/).press('Enter')
  await expect(holdBar(page)).toContainText('Move to the top level')
  expect(sent).toEqual([])
  expect(await node.parentOf(namespaceId, billing)).toBe(finance)
  await page.keyboard.press('Enter')
  await expect.poll(() => node.parentOf(namespaceId, billing)).toBe(namespaceId)
})

test('marked groups are moved together only by one of them, whichever way', async ({ page, node }) => {
  const { namespaceId, finance } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  await card(page, /^Billing/).focus()
  await page.keyboard.press('Space')
  await card(page, /^Finance/).press('Space')
  await expect(page.getByText('2 groups marked')).toBeVisible()
  const named = (name: string) => expect(holdBar(page).getByText(name, { exact: true })).toBeVisible()
  for (const key of ['m', 'ControlOrMeta+x']) {
    await card(page, /^Operations/).press(key)
    await named('Operations')
    await page.keyboard.press('Escape')
    await card(page, /^Billing/).press(key)
    // Billing goes along with Finance.
    await named('Finance + 1')
    await page.keyboard.press('Escape')
  }
  await card(page, /^Operations/).press('Shift+M')
  await expect(page.getByRole('dialog', { name: 'Move Operations to…' })).toBeVisible()
  await page.keyboard.press('Escape')
  await card(page, /^Operations/).press('Shift+F10')
  await page.getByRole('menuitem', { name: /^Pick up/ }).click()
  await named('Operations')
  await holdBar(page).getByRole('button', { name: 'Put back' }).click()
  expect(await node.parentOf(namespaceId, finance)).toBe(namespaceId)
})

for (const view of ['map', 'outline'])
  test(`keys are for the group that has the focus, however it came by it: ${view}`, async ({ page, node }) => {
    const { namespaceId, operations } = await grown(node)
    await open(page, node, `namespaces/${namespaceId}?view=${view}`)
    for (const name of ['Billing', 'Operations']) {
      // As a screen reader gives it, without any key and without a press.
      await card(page, new RegExp(`^${name}`)).evaluate((element) => element.focus())
      await page.keyboard.press('m')
      await expect(holdBar(page).getByText(name, { exact: true })).toBeVisible()
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(operations))
  })

test('what was deleted while it was held is still called by its name', async ({ page, node }) => {
  const { namespaceId, billing } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  await card(page, /^Billing/).press('m')
  await page.keyboard.type('oper')
  await expect(holdBar(page)).toContainText('Nest in Operations')
  await node.call('DELETE', `/groups/${billing}`, {})
  await expect(card(page, /^Billing/)).toHaveCount(0)
  await expect(holdBar(page)).toContainText('Billing')
  await card(page, /^Operations/).press('Enter')
  await expect(notifications(page)).toContainText('Billing was not moved.')
})

test('Undo that waits for a move of the same group that is refused blames nobody else', async ({ page, node }) => {
  const { namespaceId, finance, billing } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  await moveByDialog(page, 'Operations')
  await expect(notifications(page)).toContainText('Billing moved from Finance to Operations')
  let refuse: () => void = () => undefined
  const isWaitedFor = new Promise<void>((resolve) => {
    refuse = resolve
  })
  await page.route(
    `**/groups/${billing}/reparent`,
    async (route) => {
      await isWaitedFor
      await route.fulfill({ status: 403, json: { error: 'Only admins may move groups.', code: 'not_admin' } })
    },
    { times: 1 },
  )
  await moveByDialog(page, 'Acme')
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '2')
  await card(page, /^Finance/).press('ControlOrMeta+z')
  refuse()
  await expect(notifications(page)).toContainText('Billing was not moved to the top level.')
  await expect.poll(() => node.parentOf(namespaceId, billing)).toBe(finance)
  await expect(notifications(page)).toContainText('Billing moved from Operations to Finance')
  await expect(conflict(page)).toHaveCount(0)
})

test('what is said of a group takes the place of what was said of it before', async ({ page, node }) => {
  const { namespaceId, billing } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  await page.route('**/preview-moves', (route) => route.abort('connectionreset'), { times: 2 })
  const messages = notifications(page).getByRole('button', { name: 'Dismiss' })
  for (let attempt = 1; attempt <= 2; attempt++) {
    const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/preview-moves'))
    await moveByDialog(page, 'Operations')
    await asked
    await expect(notifications(page)).toContainText('Billing stays where it is')
    await expect(messages).toHaveCount(1)
  }
  await moveByDialog(page, 'Operations')
  await expect(notifications(page)).toContainText('Billing moved from Finance to Operations')
  await expect(messages).toHaveCount(1)
})
