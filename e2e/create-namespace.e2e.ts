import { expect, open, test } from './grove-test.ts'

test('a newcomer goes from an empty node to a first group without a dead end', async ({ page, node }) => {
  await open(page, node)
  await page.getByRole('button', { name: 'Install the sample application' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Which application does it run?' })).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('radio', { name: /Lazy-on-access/ })).toBeChecked()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: /Name/ }).fill('Acme Logistics')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Create the namespace' }).click()
  await expect(page).toHaveURL(/namespaces\/new\/result\/[0-9a-f]{64}$/)
  await page.getByRole('link', { name: 'Open the map' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeVisible()
  await page.getByRole('button', { name: 'Create group' }).first().click()
  await page.getByRole('dialog').getByRole('textbox', { name: /Name/ }).fill('Operations')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Create/ })
    .click()
  await expect(page.getByRole('treeitem', { name: /Operations/ })).toBeVisible()
})

test('a double submit, and a submit whose answer was lost, create one namespace', async ({ page, node }) => {
  await node.installSample()
  await open(page, node, 'namespaces/new/application')
  for (const _ of ['policy', 'alias', 'review']) await page.getByRole('button', { name: 'Next' }).click()
  let lost = 0
  await page.route('**/admin-api/namespaces', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    // The node does it; the answer never arrives.
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Create the namespace' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Create the namespace' }).dblclick()
  await expect(page).toHaveURL(/new\/result\//)
  const answer = await node.call('GET', '/namespaces')
  expect(answer.headers.get('x-total-count')).toBe('1')
})

test('the list finds by name and by application, and a search without a hit can be cleared', async ({ page, node }) => {
  await node.createNamespace('Acme Logistics')
  await node.createNamespace('Borealis')
  await open(page, node, 'namespaces')
  await page.getByRole('searchbox', { name: 'Search' }).fill('bore')
  await expect(page.getByRole('heading', { name: 'Borealis' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Acme Logistics' })).toBeHidden()
  await expect(page).toHaveURL(/q=bore/)
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Acme Logistics' })).toBeHidden()
  await page.getByRole('searchbox', { name: 'Search' }).fill('nothing like it')
  await page.getByRole('button', { name: 'Show all namespaces' }).click()
  await expect(page.getByRole('heading', { name: 'Acme Logistics' })).toBeVisible()
})
