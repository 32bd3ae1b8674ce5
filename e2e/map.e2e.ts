import { expect, open, test } from './grove-test.ts'
import { card, centre, dragOver, grown, joinedAdmins, parentOf } from './map-page.ts'

test('a group dragged onto another is nested there, dragged to the top level it is taken out again', async ({
  page,
  node,
}) => {
  const { namespaceId, billing, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  await dragOver(page, 'Billing', await centre(page, 'Operations'))
  await page.mouse.up()
  await expect(page.getByText(/Billing moved from Finance to Operations/).first()).toBeVisible()
  expect(await parentOf(node, billing)).toBe(operations)

  await dragOver(page, 'Billing', await centre(page, 'Acme Logistics'))
  await page.mouse.up()
  await expect(page.getByText(/Billing moved from Operations to the top level/).first()).toBeVisible()
  expect(await parentOf(node, billing)).toBe(namespaceId)

  await dragOver(page, 'Billing', await centre(page, 'Operations'))
  await page.mouse.up()
  await expect(page.getByText(/Billing moved from the top level to Operations/).first()).toBeVisible()
  expect(await parentOf(node, billing)).toBe(operations)
  const start = await centre(page, 'Billing')
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 20, start.y + 20, { steps: 4 })
  const strip = await page.getByText('Top level', { exact: true }).boundingBox()
  if (strip === null) throw new Error('The strip is shown while dragging.')
  await page.mouse.move(strip.x + strip.width / 2, strip.y + strip.height / 2, { steps: 12 })
  await page.mouse.up()
  await expect.poll(() => parentOf(node, billing)).toBe(namespaceId)
})

test('an illegal target says why before the drop, and dropping there sends nothing', async ({ page, node }) => {
  const { namespaceId, finance } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  const writes: string[] = []
  page.on('request', (request) => request.method() === 'POST' && writes.push(request.url()))
  await expect(card(page, /^Billing/)).toBeVisible()
  await dragOver(page, 'Finance', await centre(page, 'Billing'))
  await expect(page.getByText(/inside the one you are moving/).first()).toBeVisible()
  await page.mouse.up()
  expect(await parentOf(node, finance)).toBe(namespaceId)
  expect(writes).toEqual([])
})

test('Escape in the middle of a drag puts everything back and sends nothing', async ({ page, node }) => {
  const { namespaceId, finance, billing } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  const before = await centre(page, 'Billing')
  await dragOver(page, 'Billing', await centre(page, 'Operations'))
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect.poll(() => centre(page, 'Billing')).toEqual(before)
  expect(await parentOf(node, billing)).toBe(finance)
})

test('the same move by keyboard alone, through Move to…', async ({ page, node }) => {
  const { namespaceId, billing, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  await page.getByRole('combobox', { name: 'Find a group' }).fill('Billing')
  await page.keyboard.press('Enter')
  await expect(card(page, /^Billing/)).toBeFocused()
  await page.keyboard.press('Shift+M')
  const dialog = page.getByRole('dialog', { name: /Move/ })
  await expect(dialog).toBeVisible()
  await page.keyboard.type('Operations')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => parentOf(node, billing)).toBe(operations)
  await expect(page.getByText(/Billing moved from Finance to Operations/).first()).toBeVisible()
})

test('arrows walk the hierarchy from one tab stop', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await card(page, /^Acme/).focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.locator(':focus')).toHaveAttribute('aria-level', '2')
  await page.keyboard.press('Home')
  await expect(card(page, /^Acme/)).toBeFocused()
  await expect(page.getByRole('treeitem').and(page.locator('[tabindex="0"]'))).toHaveCount(1)
})

test('groups are created inside a group, renamed and deleted with the count of what goes with them', async ({
  page,
  node,
}) => {
  const { namespaceId, finance } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}/groups/${finance}`)
  await page.getByRole('button', { name: 'Create subgroup' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: /Name/ }).fill('Payroll')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Create/ })
    .click()
  await expect(card(page, /^Payroll/)).toBeVisible()

  await open(page, node, `namespaces/${namespaceId}/groups/${finance}`)
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: /Name/ }).fill('Money')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Rename|Save/ })
    .click()
  await expect(card(page, /^Money/)).toBeVisible()

  await page.getByRole('button', { name: 'Delete' }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/2 (sub)?groups/)
  await dialog.getByRole('textbox', { name: 'Type Money to confirm' }).fill('Money')
  await dialog.getByRole('button', { name: /^Delete/ }).click()
  await expect(card(page, /^Money/)).toBeHidden()
  await expect(card(page, /^Payroll/)).toBeHidden()
  await expect(card(page, /^Operations/)).toBeVisible()
})

test('a double click on Create sends one request and shows one notice', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  const writes: string[] = []
  page.on('request', (request) => request.method() === 'POST' && writes.push(new URL(request.url()).pathname))
  await page.getByRole('button', { name: 'Create group' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create a group' })
  await dialog.getByRole('textbox', { name: /Name/ }).fill('Payroll')
  // Both clicks in one task: nothing can be drawn between them, however fast the machine is.
  await dialog.getByRole('button', { name: 'Create group' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(card(page, /^Payroll/)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Notifications' }).getByText('Group Payroll created.')).toHaveCount(1)
  expect(writes).toHaveLength(1)
})

test('a press that begins in a dialog and ends beside it keeps what was typed', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await page.getByRole('button', { name: 'Create group' }).click()
  const dialog = page.getByRole('dialog', { name: 'Create a group' })
  const field = dialog.getByRole('textbox', { name: /Name/ })
  await field.fill('Payroll')
  const box = await field.boundingBox()
  if (box === null) throw new Error('The field is on the screen.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(5, 5, { steps: 4 })
  await page.mouse.up()
  await expect(field).toHaveValue('Payroll')
  await page.mouse.click(5, 5)
  await expect(dialog).toBeHidden()
})

test('a move on node two shows on node one by itself, with selection and focus kept', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await joinedAdmins(one, two, 'Bob')
  const finance = await one.createGroup(namespaceId, 'Finance')
  const billing = await one.createGroup(namespaceId, 'Billing', finance)
  const operations = await one.createGroup(namespaceId, 'Operations')
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  await open(page, one, `namespaces/${namespaceId}/groups/${operations}`)
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '3')
  const answer = await two.call('POST', `/groups/${namespaceId}/nest`, { childGroupId: billing })
  expect(answer.status).toBe(200)
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '2', { timeout: 5_000 })
  await expect(page).toHaveURL(new RegExp(`${operations}$`))
})

test('when the node stops the screen says so, and recovers by itself', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await node.stop()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /offline|not answer/i })
      .first(),
  ).toBeVisible({ timeout: 15_000 })
  await expect(card(page, /^Billing/)).toBeVisible()
  await node.restart()
  await node.createGroup(namespaceId, 'Planted later')
  await expect(card(page, /^Planted later/)).toBeVisible({ timeout: 15_000 })
  await expect(page.getByRole('status').filter({ hasText: 'Live' }).first()).toBeVisible()
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})
