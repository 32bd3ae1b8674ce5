/** Every screen and every state of it, in both themes and when it is narrow. */
import type { Page } from '@playwright/test'
import { isAccessible, isWhole } from './accessible.ts'
import { spoil } from './faults.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { inviteByWizard, tokenOf } from './invitation-page.ts'
import { invitationOf, SCREENS } from './screens.ts'
import { belowApi, createAcme, type Write } from './writes.ts'
import { GROUP_WRITES } from './writes-in-groups.ts'
import { NAMESPACE_WRITES } from './writes-in-namespaces.ts'

/** What takes minutes: every form as it is refused, and every screen as it cannot be read. */
const thorough = process.env.GROVE_LONG === '1' ? test : test.skip

async function look(page: Page, node: TestNode, path: string): Promise<void> {
  await open(page, node, path)
  await isWhole(page)
  await isAccessible(page, path)
}

test('every screen', async ({ page, nodes, pair }) => {
  test.slow()
  const acme = await createAcme(page, nodes, pair.one, pair.two)
  const invitationId = await invitationOf(acme)
  for (const { name, path, node } of SCREENS)
    await test.step(name, () => look(page, node === 'two' ? pair.two : pair.one, path({ ...acme, invitationId })))
})

test('screens with nothing on them, and addresses that lead nowhere', async ({ page, nodes, node }) => {
  test.slow()
  const empty = await nodes.start()
  for (const path of ['namespaces', 'applications', 'join', 'no/such/page']) await look(page, empty, path)
  const namespaceId = await node.createNamespace('Acme Logistics')
  const inside = `namespaces/${namespaceId}`
  for (const path of [
    'namespaces?q=nothing',
    inside,
    `${inside}?q=nothing`,
    `${inside}/members`,
    `${inside}/members?q=nobody`,
    `${inside}/members/${'1'.repeat(32)}`,
    `${inside}/invitations`,
    `${inside}/invitations?show=waiting`,
    `${inside}/invitations/nothing`,
    `namespaces/${'ab'.repeat(32)}`,
  ])
    await look(page, node, path)
})

for (const [area, writes] of [
  ['groups', GROUP_WRITES],
  ['namespaces', NAMESPACE_WRITES],
] as const satisfies readonly [string, readonly Write[]][])
  thorough(
    `every form and every dialog of ${area}, with what it says when it is refused`,
    async ({ page, nodes, pair }) => {
      test.setTimeout(240_000)
      const acme = await createAcme(page, nodes, pair.one, pair.two)
      for (const write of writes)
        await test.step(write.name, async () => {
          const begun = await write.begin(acme)
          await isWhole(page)
          const fault = await spoil(page, '500', (request) => write.request.test(belowApi(request)))
          await begun.press()
          await expect(begun.said ?? page.getByRole('alert').first()).toBeVisible()
          await isAccessible(page, `${write.name}, refused`)
          await fault.lift()
        })
    },
  )

thorough('every screen that cannot be read, and one that is late', async ({ page, nodes, pair }) => {
  test.slow()
  const acme = await createAcme(page, nodes, pair.one, pair.two)
  const invitationId = await invitationOf(acme)
  for (const fault of ['500', 'late'])
    for (const { name, path } of SCREENS.filter(({ node }) => node === undefined)) {
      if (fault === 'late' && name !== 'members') continue
      await test.step(`${name}, ${fault}`, async () => {
        const spoilt = await spoil(
          page,
          fault,
          (request) => !/\/(events|capabilities|health)$/.test(request.url()) && request.method() === 'GET',
        )
        await open(page, pair.one, path({ ...acme, invitationId }))
        await expect(
          page
            .getByRole('main')
            .getByRole(fault === 'late' ? 'status' : 'alert')
            .first(),
        ).toBeVisible()
        await isAccessible(page, `${name}, ${fault}`)
        await spoilt.lift()
      })
    }
})

test('every step of the wizards', async ({ page, pair: { one, two } }) => {
  test.slow()
  const namespaceId = await one.createNamespace('Acme Logistics')
  const next = page.getByRole('button', { name: 'Next' })
  await open(page, one, 'namespaces/new/application')
  for (const step of ['policy', 'alias', 'review']) {
    await next.click()
    await expect(page).toHaveURL(new RegExp(`${step}$`))
    if (step === 'policy') await page.getByText('Coordinated', { exact: true }).click()
    await isAccessible(page, `create, ${step}`)
  }
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  await page.getByText('Admin', { exact: true }).click()
  await isAccessible(page, 'invite, kind')
  await next.click()
  await page.getByText('Until a time that I choose').click()
  await page.getByText('A number that I choose').click()
  await next.click()
  await isAccessible(page, 'invite, expiry, refused')
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  await page.getByRole('button', { name: 'Start over' }).click()
  const link = await inviteByWizard(page)
  await isAccessible(page, 'invite, share')
  await open(page, two, `join#${tokenOf(link)}`)
  await expect(page.getByRole('button', { name: 'Join with this node' })).toBeVisible()
  await isAccessible(page, 'join, check')
  await page.getByRole('button', { name: 'Join with this node' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
  await isAccessible(page, 'join, joined')
})

test('what opens above the map: palette, menus, moving, toasts', async ({ page, nodes, pair }) => {
  test.slow()
  const { one, namespaceId, billing } = await createAcme(page, nodes, pair.one, pair.two)
  await open(page, one, `namespaces/${namespaceId}/groups/${billing}`)
  await isWhole(page)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('move')
  await expect(page.getByRole('option').first()).toBeVisible()
  await isAccessible(page, 'palette')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await isAccessible(page, 'menu')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'Selected group' }).getByRole('button', { name: 'Move to…' }).click()
  await isAccessible(page, 'move to')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Bills')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Notifications' }).getByText('Renamed to Bills.')).toBeVisible()
  await isAccessible(page, 'toast')
})
