import type { Page } from '@playwright/test'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { joinedAdmins } from './map-page.ts'

const entries = (page: Page) => page.getByRole('list', { name: 'What happened, newest first' }).getByRole('listitem')

/** Finance, Legal and Billing in a namespace of two nodes; the second is an Admin with a name. */
async function twoAdmins({ one, two }: { one: TestNode; two: TestNode }) {
  const namespaceId = await joinedAdmins(one, two, 'Bob')
  const finance = await one.createGroup(namespaceId, 'Finance')
  const legal = await one.createGroup(namespaceId, 'Legal')
  const billing = await one.createGroup(namespaceId, 'Billing', finance)
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  return { namespaceId, finance, legal, billing }
}
const reparent = (node: TestNode, id: string, newParentId: string) =>
  node.call('POST', `/groups/${id}/reparent`, { newParentId })

test('what others do is listed by itself, newest first, and leads to the group', async ({ page, pair }) => {
  const { one, two } = pair
  const { namespaceId, legal, billing } = await twoAdmins(pair)
  await open(page, one, `namespaces/${namespaceId}?side=activity`)
  await expect(entries(page).first()).toHaveText(/^You created Billing in Finance, just now$/)

  expect((await reparent(two, billing, legal)).status).toBe(200)
  await expect(entries(page).first()).toHaveText(/^Bob moved Billing from Finance to Legal, just now$/)
  expect((await reparent(one, billing, namespaceId)).status).toBe(200)
  await expect(entries(page).first()).toHaveText(/^You moved Billing from Legal to the top level, just now$/)

  await entries(page).first().getByRole('button', { name: 'Billing' }).click()
  await expect(page).toHaveURL(new RegExp(`/groups/${billing}`))
  expect((await two.call('DELETE', `/groups/${billing}`)).status).toBe(200)
  await expect(entries(page).first()).toHaveText(/^Bob deleted Billing \(deleted\), just now$/)
  await expect(entries(page).getByRole('button', { name: 'Billing' })).toHaveCount(0)
})

test('older entries come on request, down to the founding', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const first = await node.createGroup(namespaceId, 'First')
  for (let turn = 0; turn < 60; turn++) await node.call('PUT', `/groups/${first}/alias`, { alias: `Name ${turn}` })
  await open(page, node, `namespaces/${namespaceId}?side=activity`)
  await expect(entries(page)).toHaveCount(50)
  await page.getByRole('button', { name: 'Show older' }).click()
  await expect(entries(page).last()).toHaveText(/^You created the namespace Acme Logistics/)
  await expect(page.getByRole('button', { name: 'Show older' })).toBeHidden()
})

test('what others move is said once, what is moved here is not', async ({ page, pair }) => {
  const { one, two } = pair
  const { namespaceId, legal, billing } = await twoAdmins(pair)
  await open(page, one, `namespaces/${namespaceId}?view=outline`)
  const row = page.getByRole('treeitem', { name: /^Billing/ })
  await expect(row).toHaveAttribute('aria-level', '3')
  const said = page.locator('[aria-live]').filter({ hasText: 'by somebody else' })

  await row.focus()
  await page.keyboard.press('ControlOrMeta+x')
  await page.keyboard.type('acme')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByText(/Billing moved from Finance to/).first()).toBeAttached()
  await expect(said).toHaveCount(0)

  expect((await reparent(two, billing, legal)).status).toBe(200)
  await expect(said).toHaveText('Billing was moved to Legal by somebody else.')
})
