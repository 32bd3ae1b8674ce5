/** Nothing typed into a wizard is lost: Back, Forward, reload, and closing and opening again, at every step of each. */
import type { BrowserContext, Page } from '@playwright/test'
import { expect, open, type TestNode, test } from './grove-test.ts'

type Scene = { page: Page; one: TestNode; two: TestNode; namespaceId: string; token: string }
type Step = {
  title: string
  /** Fills in what this step asks. */
  fill(page: Page): Promise<void>
  /** What was filled in is there. */
  isKept(page: Page): Promise<void>
}
type WizardTable = {
  name: string
  node: 'one' | 'two'
  path(scene: Scene): string
  next: RegExp
  steps(scene: Scene): Step[]
}

const nothing = async () => undefined
const nextStep = (page: Page, name: RegExp) => page.getByRole('button', { name }).click()

const wizards: WizardTable[] = [
  {
    name: 'create',
    node: 'one',
    path: () => 'namespaces/new/application',
    next: /^Next$/,
    steps: () => [
      { title: 'Which application does it run?', fill: nothing, isKept: nothing },
      {
        title: 'When do contexts move to a new version?',
        async fill(page) {
          await page.getByText('Coordinated', { exact: true }).click()
          await page.getByRole('textbox', { name: /Lead time/ }).fill('36')
        },
        async isKept(page) {
          await expect(page.getByRole('radio', { name: /Coordinated/ })).toBeChecked()
          await expect(page.getByRole('textbox', { name: /Lead time/ })).toHaveValue('36')
        },
      },
      {
        title: 'What is it called?',
        fill: (page) => page.getByRole('textbox', { name: /Name/ }).fill('Kept'),
        isKept: (page) => expect(page.getByRole('textbox', { name: /Name/ })).toHaveValue('Kept'),
      },
      {
        title: 'Is this what you want?',
        fill: nothing,
        async isKept(page) {
          await expect(page.getByRole('main')).toContainText('This creates the namespace Kept')
          await page.getByText('Show the exact request').click()
          await expect(page.getByRole('main')).toContainText(/"secs": 129600|"secs": 3110400/)
        },
      },
    ],
  },
  {
    name: 'invite',
    node: 'one',
    path: ({ namespaceId }) => `namespaces/${namespaceId}/invite/kind`,
    next: /^Next$/,
    steps: () => [
      {
        title: 'What does the invitation open?',
        fill: (page) => page.getByText('Read only', { exact: true }).click(),
        isKept: (page) => expect(page.getByRole('radio', { name: /Read only/ })).toBeChecked(),
      },
      {
        title: 'How long does it work?',
        async fill(page) {
          await page.getByText('24 hours', { exact: true }).click()
          await page.getByText('A number that I choose').click()
          await page.getByRole('textbox', { name: 'Number of nodes' }).fill('7')
        },
        async isKept(page) {
          await expect(page.getByRole('radio', { name: '24 hours' })).toBeChecked()
          await expect(page.getByRole('textbox', { name: 'Number of nodes' })).toHaveValue('7')
        },
      },
      {
        title: 'Is this right?',
        fill: nothing,
        async isKept(page) {
          await expect(page.getByRole('main')).toContainText('as a member who may only read')
          await expect(page.getByRole('main')).toContainText('on 7 nodes at most')
        },
      },
    ],
  },
  {
    name: 'join',
    node: 'two',
    path: () => 'join',
    next: /^Read the invitation$/,
    steps: ({ token }) => [
      {
        title: 'Put in the invitation',
        fill: (page) => page.getByRole('textbox', { name: 'Invitation' }).fill(token),
        isKept: (page) => expect(page.getByRole('textbox', { name: 'Invitation' })).toHaveValue(token),
      },
      {
        title: 'Is this the right invitation?',
        fill: (page) => page.getByRole('checkbox', { name: /Subscribe/ }).uncheck(),
        async isKept(page) {
          await expect(page.getByRole('region', { name: 'Signed by the inviter' })).toContainText('Acme Logistics')
          await expect(page.getByRole('checkbox', { name: /Subscribe/ })).not.toBeChecked()
        },
      },
    ],
  },
]

const ways: { name: string; go(page: Page, context: BrowserContext): Promise<Page> }[] = [
  {
    name: 'reload',
    async go(page) {
      await page.reload()
      return page
    },
  },
  {
    name: 'close and open again',
    async go(page, context) {
      const address = page.url()
      await page.close()
      const again = await context.newPage()
      await again.goto(address)
      return again
    },
  },
]

for (const { name, node, path, next, steps } of wizards)
  for (const way of ways)
    test(`the ${name} wizard keeps every step over ${way.name}, Back and Forward`, async ({ page, pair, context }) => {
      const { one, two } = pair
      const namespaceId = await one.createNamespace('Acme Logistics')
      const { token } = await one.invite(namespaceId)
      const table = steps({ page, one, two, namespaceId, token })
      let current = page
      const isAt = ({ title }: Step) => expect(current.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await open(current, { one, two }[node], path({ page, one, two, namespaceId, token }))
      for (const [index, step] of table.entries()) {
        await isAt(step)
        await step.fill(current)
        current = await way.go(current, context)
        await isAt(step)
        await step.isKept(current)
        if (index < table.length - 1) await nextStep(current, next)
      }
      // Back through all of them by the wizard's own link, then forward again by the browser.
      for (const step of table.slice(0, -1).reverse()) {
        await current.getByRole('link', { name: 'Back' }).click()
        await isAt(step)
        await step.isKept(current)
      }
      for (const step of table.slice(0, -1)) {
        await current.goBack()
        await isAt(table[table.indexOf(step) + 1] ?? step)
      }
    })

test('an address that skips a step leads to the first one that is missing', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  for (const [asked, led] of [
    ['namespaces/new/review', /new\/application$/],
    [`namespaces/${namespaceId}/invite/review`, /invite\/kind$/],
    ['join/check', /\/join$/],
  ] as const) {
    await open(page, node, asked)
    await expect(page).toHaveURL(led)
  }
})

test('what was typed can be forgotten: start over begins with nothing', async ({ page, node }) => {
  await open(page, node, 'join')
  await page.getByRole('textbox', { name: 'Invitation' }).fill('half an invi')
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByRole('textbox', { name: 'Invitation' })).toHaveValue('')
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'Invitation' })).toHaveValue('')
})

test('a double submit, and one whose answer was lost, issue one invitation', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  await open(page, node, `namespaces/${namespaceId}/invite/kind`)
  for (const _ of ['expiry', 'review']) await page.getByRole('button', { name: 'Next' }).click()
  let lost = 0
  await page.route('**/invite', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    // The node does it; the answer never arrives.
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Create the invitation' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Create the invitation' }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: 'Share the invitation' })).toBeVisible()
  await page.getByRole('button', { name: 'All invitations' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 invitation' })).toBeVisible()
})

test('joining twice at once, and with a lost answer, is joining once', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const { token } = await one.invite(namespaceId, { maxUses: 1 })
  let lost = 0
  await page.route('**/admin-api/**/join', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  await open(page, two, `join#${token}`)
  await page.getByRole('button', { name: 'Join with this node' }).dblclick()
  await page
    .getByRole('heading', { level: 1, name: 'You have joined' })
    .or(page.getByRole('heading', { name: 'This node is already a member' }))
    .waitFor()
  expect((await one.summary(namespaceId)).memberCount).toBe(2)
})
