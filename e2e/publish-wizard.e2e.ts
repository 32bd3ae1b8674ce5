/** The publish wizard: nothing gets lost, and everything is said before it is done. */
import { expect, open, test } from './grove-test.ts'
import {
  AHEAD,
  AHEAD_SHOWN,
  bundlePath,
  COORDINATED,
  createScene,
  install,
  openVersions,
  publish,
} from './upgrade-scene.ts'

test('every step has an address: reload, Back and Forward keep what was chosen', async ({ page, node }) => {
  const { namespaceId } = await createScene(COORDINATED, ['invoices'], node)
  await install(node, '1.1.0')
  const wizard = `namespaces/${namespaceId}/publish`
  await open(page, node, `${wizard}/review`)
  await expect(page).toHaveURL(/publish\/version$/)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: /What changes/ }).fill('Kept')
  await page.reload()
  await expect(page.getByRole('textbox', { name: /What changes/ })).toHaveValue('Kept')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('radio', { name: '1 hour from now, as the policy has it' })).toBeChecked()
  await page.getByText('A time that I choose').click()
  await page.getByLabel('Deadline', { exact: true }).fill('2020-01-01T10:00')
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByText('The deadline has to be in the future.')).toHaveCount(1)
  await page.getByLabel('Deadline', { exact: true }).fill(AHEAD)
  await page.reload()
  await expect(page.getByLabel('Deadline', { exact: true })).toHaveValue(AHEAD)
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page).toHaveURL(/publish\/review$/)
  await page.reload()
  await expect(page.getByRole('main')).toContainText('This asks 1 node to move 1 context to 1.1.0 at the deadline')
  await expect(page.getByRole('main')).toContainText(AHEAD_SHOWN)
  await page.getByRole('link', { name: 'Back', exact: true }).click()
  await page.getByRole('link', { name: 'Back', exact: true }).click()
  await expect(page.getByRole('textbox', { name: /What changes/ })).toHaveValue('Kept')
  await page.goForward()
  await page.getByRole('link', { name: 'Review' }).click()

  let lost = 0
  await page.route('**/upgrades', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    // The node does it; the answer never arrives.
    await route.fetch()
    return route.abort('connectionreset')
  })
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).dblclick()
  await expect(page.getByRole('heading', { level: 1, name: 'It is published' })).toBeVisible()
  await page.reload()
  await expect(page.getByText(/The node holds it: 1.1.0/)).toBeVisible()
  await page.getByRole('button', { name: 'See the versions' }).click()
  await expect(page.getByRole('region', { name: 'Timeline' }).getByRole('listitem')).toHaveCount(1)
})

test('the end has an address of its own, and whoever leaves it by a link begins anew', async ({ page, node }) => {
  const { namespaceId } = await createScene('LazyOnAccess', ['invoices'], node)
  await install(node, '1.1.0')
  await open(page, node, `namespaces/${namespaceId}/publish/version`)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('textbox', { name: /What changes/ }).fill('Only this once')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'It is published' })).toBeFocused()
  await expect(page).toHaveURL(/publish\/done\/\d+$/)
  const end = page.url()
  await page.getByRole('navigation', { name: 'Breadcrumbs' }).getByRole('link', { name: 'Versions' }).click()
  await page.getByRole('link', { name: 'Publish a version' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Which version?' })).toBeFocused()
  await page.goto(`${node.dashboardUrl}namespaces/${namespaceId}/publish/changes`)
  // Nothing is chosen, and nothing is left of what was typed before.
  await expect(page).toHaveURL(/publish\/version$/)

  await page.goto(end)
  await expect(page.getByText(/The node holds it: 1.1.0/)).toBeVisible()
  await page.goto(end.replace(/\d+$/, '1'))
  await expect(page.getByRole('heading', { name: 'Entry 1 of the log publishes no version' })).toBeVisible()
})

test('without a newer version the wizard says how to get one, in place, and goes on', async ({ page, node }) => {
  const { namespaceId } = await createScene('LazyOnAccess', [], node)
  await open(page, node, `namespaces/${namespaceId}/publish/version`)
  await expect(page.getByRole('heading', { name: 'No newer version is installed on this node' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next' })).toHaveAccessibleDescription('Choose a version first.')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file…' }).click()
  await (await chooser).setFiles(bundlePath('1.1.0'))
  await expect(page.getByRole('radio', { name: '1.1.0' })).toBeChecked()
  await expect(page).toHaveURL(/publish\/version$/)
})

test('a publication that is still to come is named before it is replaced', async ({ page, node }) => {
  const { namespaceId } = await createScene('LazyOnAccess', ['invoices'], node)
  await install(node, '1.1.0')
  await publish(node, namespaceId, { version: '1.1.0' })
  await open(page, node, `namespaces/${namespaceId}/settings`)
  await expect(page.getByRole('region', { name: 'Upgrade policy' })).toContainText(
    '1.1.0 was published under Lazy-on-access and keeps that policy, whatever is chosen here.',
  )
  await page.getByText('Coordinated', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Lead time' }).fill('0')
  await expect(page.getByText('Write a whole number, 1 or more.').first()).toBeVisible()
  await page.getByRole('textbox', { name: 'Lead time' }).fill('2')
  await page.getByRole('combobox', { name: 'Unit' }).selectOption('hours')
  await page.getByRole('button', { name: 'Change the policy' }).click()
  await expect(page.getByText('The upgrade policy is now: Coordinated, 2 hours ahead.')).toBeVisible()
  await openVersions(page, node, namespaceId)
  await expect(page.getByRole('region', { name: 'Published: 1.1.0' })).toContainText(
    'Lazy-on-access: 1 of 1 context of this node moves to 1.1.0 when next opened.',
  )
})

test('a version is published with the keyboard alone', async ({ page, node }) => {
  const { namespaceId } = await createScene('LazyOnAccess', ['invoices'], node)
  await install(node, '1.1.0')
  await openVersions(page, node, namespaceId)
  const go = async (name: string): Promise<void> => {
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab')
      if ((await page.locator(':focus').innerText()).trim() === name) return page.keyboard.press('Enter')
    }
    throw new Error(`${name} cannot be reached with Tab.`)
  }
  await go('Publish a version')
  for (const step of ['Which version?', 'What changes, and for whom?', 'When do contexts move?']) {
    await expect(page.getByRole('heading', { level: 1, name: step })).toBeFocused()
    await go('Next')
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Is this right?' })).toBeFocused()
  await go('Publish')
  await expect(page.getByRole('heading', { level: 1, name: 'It is published' })).toBeFocused()
  await go('See the versions')
  await expect(page.getByRole('heading', { level: 1, name: 'Versions' })).toBeFocused()
  await go('Open')
  await expect(page.getByText('invoices was opened and has moved to 1.1.0.')).toBeVisible()
})
