/** Every way in which joining can end other than by joining: what happened, whose turn it is, and one button. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import * as z from 'zod/mini'
import { emptyAnswer } from '#shared/wire/groups.ts'
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import { isAccessible } from './accessible.ts'
import { expect, type Nodes, open, type TestNode, test } from './grove-test.ts'

const HOUR_MS = 3_600_000

const recorded = readFileSync(new URL('../shared/wire/fixtures/april-invitations.json', import.meta.url), 'utf8')
/** What another program has made, for a namespace that no node here has heard of. */
const FOREIGN = JSON.stringify(z.object({ answers: z.array(z.unknown()) }).parse(JSON.parse(recorded)).answers[0])

type Scene = { page: Page; one: TestNode; two: TestNode; namespaceId: string; nodes: Nodes }
const pressJoin = (page: Page) => page.getByRole('button', { name: 'Join with this node' }).click()
const tokenOf = async ({ one, namespaceId }: Scene, request = {}) => (await one.invite(namespaceId, request)).token

async function paste(page: Page, node: TestNode, text: string): Promise<void> {
  await open(page, node, 'join')
  await page.getByRole('textbox', { name: 'Invitation' }).fill(text)
  await page.getByRole('button', { name: 'Read the invitation' }).click()
}

/** Sets the clocks of the node and of the browser off by so much. */
async function shiftClocks({ page, two }: Scene, byMs: number): Promise<void> {
  await two.stop()
  await two.restart({ now: () => Date.now() + byMs })
  await page.clock.install({ time: Date.now() + byMs })
}

type Fixture = {
  name: string
  ending: string
  heading: string
  turn: RegExp
  button: RegExp
  /** Leads there. */
  reach(scene: Scene): Promise<void>
  /** More that has to be said. */
  also?(notice: Locator, scene: Scene): Promise<void>
}

const ASK = /^Copy a message asking for a new one/
const fixtures: Fixture[] = [
  {
    name: 'expired',
    ending: 'expired',
    heading: 'This invitation has expired',
    turn: /whoever invited you/,
    button: ASK,
    async reach(scene) {
      const token = await tokenOf(scene, { expirationTimestamp: 3600 })
      await shiftClocks(scene, 2 * HOUR_MS)
      await open(scene.page, scene.two, `join#${token}`)
    },
    async also(notice) {
      await expect(notice).toContainText('Clock of this browser')
      await expect(notice).toContainText('Clock of the node')
    },
  },
  {
    name: 'expired, as the coordinator says while the clocks here are behind',
    ending: 'expired',
    heading: 'This invitation has expired',
    turn: /whoever invited you/,
    button: ASK,
    async reach(scene) {
      const { one, page, two } = scene
      const token = await tokenOf(scene, { expirationTimestamp: 3600 })
      await one.stop()
      await one.restart({ now: () => Date.now() + 2 * HOUR_MS })
      await open(page, two, `join#${token}`)
      await pressJoin(page)
    },
  },
  {
    name: 'not valid yet',
    ending: 'notYetValid',
    heading: 'This invitation is not valid yet',
    turn: /your turn/,
    button: /^Check the clocks again/,
    async reach(scene) {
      const token = await tokenOf(scene)
      await shiftClocks(scene, -2 * HOUR_MS)
      await open(scene.page, scene.two, `join#${token}`)
    },
    async also(notice) {
      await expect(notice).toContainText('Made at')
      await expect(notice).toContainText('Clock of this browser')
      await expect(notice).toContainText('Clock of the node')
    },
  },
  {
    name: 'tampered',
    ending: 'tampered',
    heading: 'This invitation was changed',
    turn: /whoever invited you/,
    button: ASK,
    async reach({ page, one, two, namespaceId }) {
      const json = JSON.stringify(await one.invite(namespaceId))
      const changed = json.replace(/"expiration_timestamp":(\d+)/, (_all, at) => `"expiration_timestamp":${+at + 60}`)
      await paste(page, two, changed.replace(/"token":"[^"]+"/, '"token":""'))
    },
  },
  {
    name: 'cut off by a chat program',
    ending: 'cutOff',
    heading: 'This invitation was cut off',
    turn: /your turn/,
    button: /^Put it in again/,
    async reach(scene) {
      await paste(scene.page, scene.two, (await tokenOf(scene)).slice(0, -40))
    },
  },
  {
    name: 'already a member',
    ending: 'alreadyMember',
    heading: 'This node is already a member',
    turn: /your turn/,
    button: /^Open the map/,
    async reach(scene) {
      await open(scene.page, scene.one, `join#${await tokenOf(scene)}`)
    },
  },
  {
    name: 'withdrawn',
    ending: 'withdrawn',
    heading: 'This invitation was withdrawn',
    turn: /whoever invited you/,
    button: ASK,
    async reach(scene) {
      const { page, one, two, namespaceId } = scene
      const token = await tokenOf(scene)
      const path = `/namespaces/${namespaceId}/invitations`
      const [issued] = (await one.expect(invitationsAnswer, 'GET', path)).data.invitations
      await one.expect(emptyAnswer, 'POST', `${path}/${issued?.invitationId}/withdraw`, {})
      await open(page, two, `join#${token}`)
      await pressJoin(page)
    },
  },
  {
    name: 'used up',
    ending: 'usedUp',
    heading: 'This invitation is used up',
    turn: /whoever invited you/,
    button: ASK,
    async reach(scene) {
      const { page, one, two, namespaceId, nodes } = scene
      const token = await tokenOf(scene, { maxUses: 1 })
      const quicker = await nodes.start({ name: 'quicker', peers: [one.peerUrl] })
      await quicker.join(namespaceId, token)
      await open(page, two, `join#${token}`)
      await pressJoin(page)
    },
  },
  {
    name: 'the inviter has lost the right',
    ending: 'inviterLostRight',
    heading: 'The inviter may no longer invite',
    turn: /another member/,
    button: ASK,
    async reach(scene) {
      const { page, one, two, namespaceId, nodes } = scene
      const inviter = await nodes.start({ name: 'inviter', peers: [one.peerUrl] })
      await inviter.join(namespaceId, await tokenOf(scene))
      const path = `/groups/${namespaceId}/members/${await inviter.identity(namespaceId)}/capabilities`
      await one.expect(emptyAnswer, 'PUT', path, { capabilities: 6 })
      const { logNumber } = await one.summary(namespaceId)
      await inviter.waitForLog(namespaceId, logNumber)
      const { token } = await inviter.invite(namespaceId)
      await one.expect(emptyAnswer, 'PUT', path, { capabilities: 4 })
      await open(page, two, `join#${token}`)
      await pressJoin(page)
    },
  },
  {
    name: 'of another namespace',
    ending: 'otherNamespace',
    heading: 'This invitation is not for a namespace that can be found here',
    turn: /whoever invited you/,
    button: ASK,
    async reach({ page, two }) {
      await paste(page, two, FOREIGN)
      // Another program has signed less, so less is told as signed.
      await expect(page.getByRole('region', { name: 'Claimed, not signed' })).toBeVisible()
      await pressJoin(page)
    },
  },
  {
    name: 'of another version',
    ending: 'otherVersion',
    heading: 'This invitation is of another version',
    turn: /your turn/,
    button: /^Put in another one/,
    async reach(scene) {
      await paste(scene.page, scene.two, (await tokenOf(scene)).replace(/^g\d+\./, 'g9.'))
    },
  },
  {
    name: 'no node connected',
    ending: 'noNode',
    heading: 'No node is connected',
    turn: /your turn/,
    button: /^Try again/,
    async reach(scene) {
      const token = await tokenOf(scene)
      await scene.page.route('**/admin-api/**', (route) => route.abort('connectionrefused'))
      await open(scene.page, scene.two, `join#${token}`)
    },
    async also(notice, { page }) {
      // It is read and checked all the same, and there are ways on.
      await expect(page.getByRole('region', { name: 'Signed by the inviter' })).toContainText('Acme Logistics')
      await expect(page.getByRole('textbox', { name: 'Address of that dashboard' })).toBeVisible()
      await page.getByText('No node of your own yet?').click()
      await expect(page.getByText('npm ci && npm start')).toBeVisible()
      await page.unroute('**/admin-api/**')
      await notice.getByRole('button').click()
      await expect(page.getByRole('button', { name: 'Join with this node' })).toBeVisible()
    },
  },
  {
    name: 'the node stops before Join is pressed',
    ending: 'noNode',
    heading: 'No node is connected',
    turn: /your turn/,
    button: /^Try again/,
    async reach(scene) {
      const { page, two } = scene
      await open(page, two, `join#${await tokenOf(scene)}`)
      await expect(page.getByRole('button', { name: 'Join with this node' })).toBeVisible()
      await two.stop()
      await pressJoin(page)
    },
    async also(notice, { page, two }) {
      await two.restart()
      await notice.getByRole('button').click()
      await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
    },
  },
  {
    name: 'the coordinator cannot be reached',
    ending: 'coordinatorUnreachable',
    heading: 'The coordinator does not answer',
    turn: /whoever runs that node/,
    button: /^Try again/,
    async reach(scene) {
      const token = await tokenOf(scene)
      await scene.one.stop()
      await open(scene.page, scene.two, `join#${token}`)
      await pressJoin(scene.page)
    },
    async also(notice, { page, one }) {
      await one.restart()
      await notice.getByRole('button').click()
      await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
    },
  },
  {
    name: 'something else was pasted',
    ending: 'notAnInvitation',
    heading: 'This is not an invitation',
    turn: /your turn/,
    button: /^Put in another text/,
    reach: ({ page, two }) => paste(page, two, 'hello'),
    async also(notice, { page }) {
      await notice.getByRole('button').click()
      await expect(page.getByRole('textbox', { name: 'Invitation' })).toHaveValue('hello')
    },
  },
]

for (const { name, ending, heading, turn, button, reach, also } of fixtures)
  test(`it says what happened, whose turn it is, and has one button: ${name}`, async ({ page, pair, nodes }) => {
    const { one, two } = pair
    const scene = { page, one, two, nodes, namespaceId: await one.createNamespace('Acme Logistics') }
    await reach(scene)
    const notice = page.locator(`[data-ending="${ending}"]`)
    await expect(notice.getByRole('heading', { name: heading })).toBeVisible()
    await expect(notice.getByText(turn)).toBeVisible()
    await expect(notice.getByRole('button').or(notice.getByRole('link'))).toHaveCount(1)
    await expect(
      notice.getByRole('button', { name: button }).or(notice.getByRole('link', { name: button })),
    ).toBeVisible()
    await expect(page.locator('[data-ending]')).toHaveCount(1)
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Join with this node' })).toBeHidden()
    await isAccessible(page, ending)
    await also?.(notice, scene)
  })

test('when the clocks here disagree, both are shown and joining is left to the coordinator', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const { token } = await one.invite(namespaceId, { expirationTimestamp: 3600 })
  await page.clock.install({ time: Date.now() + 2 * HOUR_MS })
  await open(page, two, `join#${token}`)
  await expect(page.getByText('The clocks of this browser and of the node disagree')).toBeVisible()
  await pressJoin(page)
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
})

test('while the coordinator takes its time, the page says so in words', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const { token } = await one.invite(namespaceId)
  let letGo = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = () => void resolve()
  })
  await page.route('**/admin-api/**/join', async (route) => {
    await held
    await route.continue()
  })
  await open(page, two, `join#${token}`)
  await pressJoin(page)
  await expect(page.getByText('Still waiting for the node that coordinates')).toBeVisible({ timeout: 5_000 })
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
})
