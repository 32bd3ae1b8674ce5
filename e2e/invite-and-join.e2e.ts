import { shortId } from '#shared/domain/ids.ts'
import { expect, joinedPair, open, test } from './grove-test.ts'
import { eightCharacterRuns, inviteByWizard, recordTraffic, saltOf, tokenOf } from './invitation-page.ts'

test('an invitation link is checked, joins, subscribes, and shows live what others change', async ({
  page,
  pair,
  context,
}) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  const token = tokenOf(await inviteByWizard(page))
  await expect(page.getByText('Waiting for the first node')).toBeVisible()

  const other = await context.newPage()
  const traffic = recordTraffic(other)
  await other.goto(`${two.dashboardUrl}join#${token}`)
  const signed = other.getByRole('region', { name: 'Signed by the inviter' })
  await expect(signed).toContainText('node-one')
  await expect(signed).toContainText('Acme Logistics')
  await expect(other.getByRole('region', { name: 'Claimed, not signed' })).toBeHidden()
  // Gone from the address bar, and in no request to anybody before Join is pressed.
  await expect(other).toHaveURL(/\/join\/check$/)
  const runs = eightCharacterRuns(token)
  expect(traffic.length).toBeGreaterThan(3)
  expect(traffic.filter(({ text }) => runs.some((run) => text.includes(run)))).toEqual([])
  const salt = JSON.stringify(saltOf(token)).slice(1, -1)
  expect(traffic.filter(({ text }) => text.includes(salt))).toEqual([])
  expect(traffic.filter(({ referrer }) => referrer !== '')).toEqual([])

  await expect(other.getByRole('checkbox', { name: /Subscribe/ })).toBeChecked()
  await other.getByRole('button', { name: 'Join with this node' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
  // Then to the node that was chosen, and to it alone.
  const sent = traffic.filter(({ text }) => text.includes(salt))
  expect(sent.map(({ url }) => url)).toEqual([`${two.adminUrl}/namespaces/${namespaceId}/join`])

  // The inviter, who has done nothing meanwhile, sees who has come.
  await expect(page.getByText('one node joined.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText(shortId(await two.identity(namespaceId)))

  await other.getByRole('button', { name: 'Open the map' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeVisible()
  await one.createGroup(namespaceId, 'Operations')
  await expect(other.getByRole('treeitem', { name: /Operations/ })).toBeVisible({ timeout: 5_000 })
})

test('whoever joins without subscribing is led to it, then to the map', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  await open(page, two, `join#${(await one.invite(namespaceId)).token}`)
  await page.getByRole('checkbox', { name: /Subscribe/ }).uncheck()
  await page.getByRole('button', { name: 'Join with this node' }).click()
  await page.getByRole('button', { name: 'Subscribe to live updates' }).click()
  await page.getByRole('button', { name: 'Open the map' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeVisible()
  await expect.poll(async () => (await two.summary(namespaceId)).subscription).not.toBe('off')
})

test('a recursive invitation names its groups and admits to them, in the role that was chosen', async ({
  page,
  pair,
}) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const groupId = await one.createGroup(namespaceId, 'Finance')
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  await page.getByText('The namespace and all its groups').first().click()
  await page.getByText('Read only', { exact: true }).click()
  const link = await inviteByWizard(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: "The reader's own node" })).toHaveValue(link)
  await open(page, two, `join#${tokenOf(link)}`)
  const signed = page.getByRole('region', { name: 'Signed by the inviter' })
  await expect(signed.getByRole('listitem').filter({ hasText: 'Finance' })).toBeVisible()
  await expect(signed).toContainText('Read only: may look')
  await page.getByRole('button', { name: 'Join with this node' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
  const members = await one.call('GET', `/groups/${groupId}/members`)
  expect(members.text.match(/"role":"ReadOnly"/g)).toHaveLength(1)
})

test('every form that is given out can be put in again: links, token, JSON and the file', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  const link = await inviteByWizard(page)
  await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible()
  await page.getByText('Token, file and JSON').click()
  const forms = [
    link,
    await page.getByRole('textbox', { name: 'A message that is ready to send' }).inputValue(),
    await page.getByRole('textbox', { name: 'Token' }).inputValue(),
    await page.getByRole('textbox', { name: 'JSON' }).inputValue(),
    await page.getByRole('textbox', { name: 'Code' }).inputValue(),
  ]
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('Acme Logistics.json')
  const signed = page.getByRole('region', { name: 'Signed by the inviter' })
  for (const form of forms) {
    await open(page, two, 'join')
    await page.getByRole('textbox', { name: 'Invitation' }).fill(form)
    await page.getByRole('button', { name: 'Read the invitation' }).click()
    await expect(signed).toContainText(shortId(namespaceId))
  }
  await open(page, two, 'join')
  await page.getByLabel('Or choose the file').setInputFiles(await file.path())
  await page.getByRole('button', { name: 'Read the invitation' }).click()
  await expect(signed).toContainText('Acme Logistics')
})

test('an invitation is handed to another node of the reader, whose address is remembered', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const { token } = await one.invite(namespaceId)
  const traffic = recordTraffic(page)
  await open(page, one, `join#${token}`)
  await page.getByText('Open it on another node of yours').click()
  await page.getByRole('textbox', { name: 'Address of that dashboard' }).fill('my other one')
  await page.getByRole('button', { name: 'Open there' }).click()
  await expect(page.getByText('Write an address such as')).toBeVisible()
  await page.getByRole('textbox', { name: 'Address of that dashboard' }).fill(new URL(two.dashboardUrl).port)
  await page.getByRole('button', { name: 'Open there' }).click()
  await expect(page.getByRole('button', { name: 'Join with this node' })).toBeVisible()
  expect(page.url()).toBe(`${two.dashboardUrl}join/check`)
  const runs = eightCharacterRuns(token)
  expect(traffic.filter(({ text }) => runs.some((run) => text.includes(run)))).toEqual([])

  await open(page, one, `join#${token}`)
  await page.getByText('Open it on another node of yours').click()
  await page
    .getByRole('button', { name: /^Open on/ })
    .first()
    .click()
  await expect(page).toHaveURL(`${two.dashboardUrl}join/check`)
})

test('a deleted namespace says who deleted it and when, also on the other node', async ({ page, pair, context }) => {
  const { one, two } = pair
  const namespaceId = await joinedPair(one, two)
  const other = await context.newPage()
  await other.goto(`${two.dashboardUrl}namespaces/${namespaceId}`)
  await expect(other.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeVisible()

  await open(page, one, `namespaces/${namespaceId}/settings`)
  await page.getByRole('button', { name: 'Delete the namespace…' }).click()
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: /^Delete/ })
  await expect(confirm).toBeDisabled()
  await dialog.getByRole('textbox').fill('Acme Logistics')
  await confirm.click()
  await expect(page).toHaveURL(/\/namespaces$/)
  await expect(other.getByText(/deleted/i).first()).toBeVisible()
})
