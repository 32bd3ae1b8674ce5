import type { Page } from '@playwright/test'
import { expect, joinedPair, open, test } from './grove-test.ts'

/** Through the invite wizard with its defaults; answers the link for this dashboard. */
async function inviteByWizard(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('radio', { name: '7 days' })).toBeChecked()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Create the invitation' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Share the invitation' })).toBeVisible()
  return page.getByRole('textbox', { name: 'This dashboard' }).inputValue()
}

test('an invitation link is checked, joins, subscribes, and shows live what others change', async ({
  page,
  pair,
  context,
}) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  const link = await inviteByWizard(page)
  const token = new URL(link).hash.slice(1)
  expect(token.length).toBeGreaterThan(300)

  const other = await context.newPage()
  const sent: string[] = []
  other.on('request', (request) =>
    sent.push(`${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`),
  )
  await other.goto(`${two.dashboardUrl}join#${token}`)
  const signed = other.getByRole('region', { name: 'Signed by the inviter' })
  await expect(signed).toContainText('node-one')
  await expect(signed).toContainText('Acme Logistics')
  // Before Join is pressed the token is in no request, and it is gone from the address bar.
  expect(new URL(other.url()).hash).toBe('')
  const slices = Array.from({ length: Math.floor(token.length / 8) }, (_, index) =>
    token.slice(index * 8, index * 8 + 8),
  )
  expect(sent.filter((request) => slices.some((slice) => request.includes(slice)))).toEqual([])

  await expect(other.getByRole('checkbox', { name: /Subscribe/ })).toBeChecked()
  await other.getByRole('button', { name: 'Join with this node' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
  await other.getByRole('link', { name: 'Open the map' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeVisible()
  await one.createGroup(namespaceId, 'Operations')
  await expect(other.getByRole('treeitem', { name: /Operations/ })).toBeVisible({ timeout: 5_000 })
})

test('a recursive invitation names its groups and admits to them', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const groupId = await one.createGroup(namespaceId, 'Finance')
  await open(page, one, `namespaces/${namespaceId}/invite/kind`)
  await page.getByText('The namespace and all its groups').first().click()
  const link = await inviteByWizard(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: 'This dashboard' })).toHaveValue(link)
  await open(page, two, `join#${new URL(link).hash.slice(1)}`)
  await expect(page.getByRole('main')).toContainText('Finance')
  await page.getByRole('button', { name: 'Join with this node' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
  const members = await one.call('GET', `/groups/${groupId}/members`)
  expect(members.text.match(/"role"/g)).toHaveLength(2)
})

const endings: { name: string; heading: RegExp; prepare: (token: string, json: string) => string }[] = [
  { name: 'cut off', heading: /This invitation is incomplete/, prepare: (token) => token.slice(0, token.length - 40) },
  { name: 'something else', heading: /This is not an invitation/, prepare: () => 'hello' },
  {
    name: 'tampered',
    heading: /This invitation was changed/,
    prepare: (_, json) =>
      json.replace(/"expiration_timestamp":(\d+)/, (_all, at) => `"expiration_timestamp":${Number(at) + 60}`),
  },
]
for (const { name, heading, prepare } of endings)
  test(`what was pasted and is ${name} is named so, and stays in the box`, async ({ page, pair }) => {
    const { one, two } = pair
    const namespaceId = await one.createNamespace('Acme Logistics')
    const invited = await one.call('POST', `/namespaces/${namespaceId}/invite`, {})
    const token = /"token":"([^"]+)"/.exec(invited.text)?.[1] ?? ''
    const pasted = prepare(token, invited.text)
    await open(page, two, 'join')
    await page.getByRole('textbox', { name: 'Invitation' }).fill(pasted)
    await page.getByRole('button', { name: 'Read the invitation' }).click()
    await expect(page.getByRole('heading', { level: 2, name: heading })).toBeVisible()
    expect((await two.call('GET', '/namespaces')).headers.get('x-total-count')).toBe('0')
  })

test('expired, already a member, and an unreachable coordinator each say what to do next', async ({
  page,
  pair,
  nodes,
}) => {
  const { one, two } = pair
  const namespaceId = await one.createNamespace('Acme Logistics')
  const invite = async (body: object) =>
    /"token":"([^"]+)"/.exec((await one.call('POST', `/namespaces/${namespaceId}/invite`, body)).text)?.[1] ?? ''

  await page.clock.install()
  const short = await invite({ expirationTimestamp: 3600 })
  await page.clock.setFixedTime(Date.now() + 2 * 3600 * 1000)
  await open(page, two, `join#${short}`)
  await expect(page.getByRole('heading', { level: 2, name: 'This invitation has expired' })).toBeVisible()
  await page.clock.setFixedTime(Date.now())

  const token = await invite({})
  await open(page, one, `join#${token}`)
  await expect(page.getByRole('heading', { name: 'This node is already a member' })).toBeVisible()

  const three = await nodes.start({ name: 'node-three' })
  await one.stop()
  await open(page, three, `join#${token}`)
  await page.getByRole('button', { name: 'Join with this node' }).click()
  await expect(page.getByRole('heading', { name: 'The coordinator does not answer' })).toBeVisible()
  await one.restart()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You have joined' })).toBeVisible()
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
