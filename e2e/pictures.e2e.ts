/**
 * Pictures of every screen, as docs/screens.md shows them. `npm run pictures` puts them into docs/pictures; otherwise
 * they are only taken to see that they can be, and looked at when a test fails.
 */
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { createActor } from '../node/testing/actors.ts'
import { plantMembers } from '../node/testing/plant-members.ts'
import { isWhole } from './accessible.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { inviteByWizard } from './invitation-page.ts'
import { moveByDialog } from './map-page.ts'

const isForDocs = process.env.GROVE_PICTURES === '1'
const docs = new URL('../docs/', import.meta.url)
const folder = fileURLToPath(new URL(isForDocs ? 'pictures/' : '../test-results/pictures/', docs))
const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

const TREE: [name: string, parent?: string][] = [
  ['Finance'],
  ['Billing', 'Finance'],
  ['Invoices', 'Billing'],
  ['Reminders', 'Billing'],
  ['Payroll', 'Finance'],
  ['Operations'],
  ['Fleet', 'Operations'],
  ['Drivers', 'Fleet'],
  ['Trucks', 'Fleet'],
  ['Warehouse', 'Operations'],
  ['Legal'],
  ['People'],
]
const PEOPLE = ['Archive', 'Depot north', 'Depot south', 'Front desk', 'Harbour office', 'Workshop']

type Scene = {
  page: Page
  one: TestNode
  two: TestNode
  namespaceId: string
  /** Ids of groups by their names. */
  ids: ReadonlyMap<string, string>
}

/** Below the namespace, or elsewhere; what else leads to the picture, and what shows that it is whole. */
type Picture = {
  name: string
  path(scene: Scene): string
  ready?(scene: Scene): Promise<unknown>
  node?: 'two'
  colorScheme?: 'dark'
  onPhone?: true
}

const billing = ({ namespaceId, ids }: Scene) => `namespaces/${namespaceId}/groups/${ids.get('Billing')}`
const allCards = ({ page }: Scene) => expect(page.getByRole('treeitem')).toHaveCount(TREE.length + 1)
const inside =
  (path: string) =>
  ({ namespaceId }: Scene) =>
    `namespaces/${namespaceId}/${path}`
const next = ({ page }: Scene) => page.getByRole('button', { name: 'Next' }).click()

const PICTURES: readonly Picture[] = [
  { name: 'namespaces', path: () => 'namespaces' },
  { name: 'map-light', path: billing, ready: allCards },
  { name: 'map-dark', path: billing, ready: allCards, colorScheme: 'dark' },
  { name: 'outline', path: (scene) => `${billing(scene)}?view=outline`, ready: allCards },
  {
    name: 'plan',
    path: billing,
    async ready(scene) {
      await scene.page.getByRole('button', { name: 'Plan moves' }).click()
      await moveByDialog(scene.page, 'Legal')
      await expect(scene.page.getByRole('region', { name: 'Plan', exact: true }).getByRole('listitem')).toHaveCount(1)
    },
  },
  { name: 'members', path: inside('members') },
  { name: 'person', path: (scene) => inside(`members/${createActor('member 0').publicKey}`)(scene) },
  { name: 'invitations', path: inside('invitations') },
  {
    name: 'invite-review',
    path: inside('invite/kind'),
    async ready(scene) {
      await next(scene)
      await next(scene)
      await expect(scene.page.getByRole('heading', { level: 1, name: 'Is this right?' })).toBeVisible()
    },
  },
  {
    name: 'invite-share',
    path: inside('invite/kind'),
    async ready({ page }) {
      await inviteByWizard(page)
      await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible()
    },
  },
  {
    name: 'join',
    path: () => 'join',
    node: 'two',
    async ready({ page, one, two }) {
      const namespaceId = await one.createNamespace('Harbour Trust')
      await open(page, two, `join#${(await one.invite(namespaceId)).token}`)
      await expect(page.getByRole('region', { name: 'Signed by the inviter' })).toContainText('Harbour Trust')
    },
  },
  {
    name: 'create-review',
    path: () => 'namespaces/new/application',
    async ready(scene) {
      await next(scene)
      await next(scene)
      await scene.page.getByRole('textbox', { name: /Name/ }).fill('Northern Routes')
      await next(scene)
      await expect(scene.page.getByRole('main')).toContainText('This creates the namespace Northern Routes')
    },
  },
  {
    name: 'versions',
    path: inside('versions'),
    async ready({ page }) {
      await expect(page.getByRole('heading', { level: 1, name: 'Versions' })).toBeVisible()
      await expect(page.getByRole('main')).toContainText('1.1.0')
    },
  },
  { name: 'settings', path: inside('settings') },
  { name: 'applications', path: () => 'applications' },
  { name: 'node', path: () => 'node' },
  { name: 'phone-namespaces', path: () => 'namespaces', onPhone: true },
  { name: 'phone-outline', path: (scene) => `${inside('')(scene)}?view=outline`, onPhone: true },
  { name: 'phone-members', path: inside('members'), onPhone: true },
  { name: 'phone-invitations', path: inside('invitations'), onPhone: true },
]

async function createScene(page: Page, one: TestNode, two: TestNode): Promise<Scene> {
  const namespaceId = await one.createNamespace('Acme Logistics')
  await one.whileStopped((home) => plantMembers(home, namespaceId, PEOPLE))
  await two.join(namespaceId, (await one.invite(namespaceId, { maxUses: 3 })).token)
  await one.invite(namespaceId, { expirationTimestamp: 86_400, role: 'ReadOnly' })
  const ids = new Map<string, string>()
  for (const [name, parent] of TREE)
    ids.set(name, await one.createGroup(namespaceId, name, parent === undefined ? undefined : ids.get(parent)))
  for (const [node, alias] of [
    [one, 'Head office'],
    [two, 'Night shift'],
  ] as const) {
    const identity = await node.identity(namespaceId)
    expect((await node.call('PUT', `/groups/${namespaceId}/members/${identity}/alias`, { alias })).status).toBe(200)
  }
  const members = PEOPLE.slice(0, 3).map((_, index) => ({
    identity: createActor(`member ${index}`).publicKey,
    role: index === 0 ? 'Admin' : 'Member',
  }))
  expect((await one.call('POST', `/groups/${ids.get('Billing')}/members`, { members })).status).toBe(200)
  for (const [group, alias] of [
    ['Billing', 'Ledger'],
    ['Fleet', 'Routes'],
    ['Warehouse', 'Stock'],
  ] as const)
    expect((await one.call('POST', '/contexts', { groupId: ids.get(group), alias })).status).toBe(200)
  expect((await one.call('POST', '/install-sample-application', { version: '1.1.0' })).status).toBe(200)
  const published = await one.call('POST', `/namespaces/${namespaceId}/upgrades`, {
    version: '1.1.0',
    notes: 'Invoices can be split between groups.',
  })
  expect(published.status, published.text).toBe(200)
  await one.createNamespace('Northern Routes')
  return { page, one, two, namespaceId, ids }
}

test('every screen has its picture', async ({ page, pair: { one, two } }) => {
  test.slow()
  mkdirSync(folder, { recursive: true })
  const scene = await createScene(page, one, two)
  for (const { name, path, ready, node, colorScheme = 'light', onPhone } of PICTURES)
    await test.step(name, async () => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize(onPhone ? PHONE : DESK)
      await open(page, node === 'two' ? two : one, path(scene))
      await isWhole(page)
      await ready?.(scene)
      await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', caret: 'hide' })
    })
})

test('the page of screens shows every picture, each with one sentence', () => {
  const text = readFileSync(new URL('screens.md', docs), 'utf8')
  const shown = [...text.matchAll(/^!\[[^\]]+\]\(pictures\/([\w-]+)\.png\)$/gm)].map(([, name]) => name)
  expect(shown).toEqual(PICTURES.map(({ name }) => name))
  const bytes = readdirSync(new URL('pictures/', docs)).map((name) => statSync(new URL(`pictures/${name}`, docs)).size)
  expect(bytes.reduce((sum, one) => sum + one)).toBeLessThan(3_000_000)
})
