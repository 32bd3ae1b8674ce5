import type { Page } from '@playwright/test'
import { expect, open, test } from './grove-test.ts'
import { inviteByWizard } from './invitation-page.ts'

const steps = (page: Page) => page.getByRole('region', { name: 'First steps' })
const nextStep = (page: Page) => page.getByRole('main').locator('[aria-current="step"]')

test('an empty node leads to a namespace with a group and a second node, one step after the other', async ({
  page,
  pair,
  context,
}) => {
  const { one, two } = pair
  await open(page, one)
  await expect(nextStep(page)).toContainText('Install an application')
  await page.getByRole('button', { name: 'Install the sample application' }).click()
  for (const _ of ['application', 'policy']) await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: /Name/ }).fill('Acme Logistics')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Create the namespace' }).click()

  await expect(steps(page)).toContainText('2 of 5 done')
  await steps(page).getByRole('link', { name: 'Create a group' }).click()
  await page.getByRole('button', { name: 'Create the first group' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: /Name/ }).fill('Operations')
  await page.getByRole('dialog').getByRole('button', { name: 'Create group' }).click()
  await expect(page.getByRole('treeitem', { name: /Operations/ })).toBeVisible()
  await page.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Invite a node' }).click()
  const link = await inviteByWizard(page)
  await expect(page.getByText('Waiting for the first node')).toBeVisible()

  // Whoever looks at the list meanwhile sees what is still to come.
  await open(page, one, 'namespaces')
  await expect(steps(page)).toContainText('4 of 5 done')
  await expect(nextStep(page)).toContainText('See the second node join')

  // The second node is as empty as the first one was; it is told how to join.
  const other = await context.newPage()
  await open(other, two)
  await other.getByRole('link', { name: 'Join by invitation' }).click()
  await other.getByRole('textbox', { name: 'Invitation' }).fill(link)
  await other.getByRole('button', { name: 'Read the invitation' }).click()
  await other.getByRole('button', { name: 'Join with this node' }).click()
  await other.getByRole('button', { name: 'Open the map' }).click()
  await expect(other.getByRole('treeitem', { name: /Operations/ })).toBeVisible()
  // It coordinates nothing, so nothing is left for it to do.
  await open(other, two, 'namespaces')
  await expect(other.getByRole('heading', { name: 'Acme Logistics' })).toBeVisible()
  await expect(steps(other)).toBeHidden()

  // By itself, without a reload.
  await expect(steps(page)).toBeHidden()
  await expect(page.getByText('2 members')).toBeVisible()
})

test('the first steps can be put away, and stay away', async ({ page, node }) => {
  await node.createNamespace('Acme Logistics')
  await open(page, node, 'namespaces')
  await steps(page).getByRole('button', { name: 'Hide the first steps' }).click()
  await expect(steps(page)).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Acme Logistics' })).toBeVisible()
  await expect(steps(page)).toBeHidden()
})
