import type { Page } from '@playwright/test'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { card, centre, dragOver, grown, joinedAdmins, parentOf, recordWrites, treeOf } from './map-page.ts'

const ghost = (page: Page, words: string) => page.getByText(words, { exact: true }).first()

/** Where every group stands on the screen, by its id. */
const positions = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[role=treeitem]')].map((item) => {
        const { x, y } = item.getBoundingClientRect()
        return [item.dataset.id ?? '', `${Math.round(x)},${Math.round(y)}`]
      }),
    ),
  )

async function openMap(page: Page, node: TestNode) {
  const tree = await grown(node)
  await open(page, node, `namespaces/${tree.namespaceId}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  return tree
}

test('what is dragged says its name and how many groups come along', async ({ page, node }) => {
  await openMap(page, node)
  await dragOver(page, 'Finance', await centre(page, 'Operations'))
  await expect(ghost(page, 'Finance + 1')).toBeVisible()
  await expect(ghost(page, 'Nest in Operations')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(ghost(page, 'Finance + 1')).toBeHidden()
  await page.mouse.up()
})

for (const [name, cancel] of [
  ['Escape', (page: Page) => page.keyboard.press('Escape')],
  ['the other button', (page: Page) => page.mouse.down({ button: 'right' })],
] as const)
  test(`${name} in the middle of a drag puts back what was opened and panned meanwhile, and sends nothing`, async ({
    page,
    node,
  }) => {
    await openMap(page, node)
    const writes = recordWrites(page)
    await page.getByRole('button', { name: 'Fold Finance' }).click()
    await expect(card(page, /^Billing/)).toBeHidden()
    const before = await positions(page)
    await dragOver(page, 'Operations', await centre(page, 'Finance'))
    // The folded group springs open under the pointer.
    await expect(card(page, /^Billing/)).toBeVisible()
    await cancel(page)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    expect(await positions(page)).toEqual(before)
    await page.mouse.up({ button: 'right' })
    await page.mouse.up()
    expect(writes).toEqual([])
    await expect(page.getByRole('button', { name: 'Undo', exact: false }).first()).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  })

test('every reason against a target is said while it is under the pointer, and dropping there sends nothing', async ({
  page,
  node,
}) => {
  const { namespaceId } = await grown(node)
  let level = namespaceId
  for (let number = 1; number <= 16; number++) level = await node.createGroup(namespaceId, `Level ${number}`, level)
  const before = await treeOf(node, namespaceId)
  const writes = recordWrites(page)
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  await page.getByRole('button', { name: 'Show the whole map' }).click()
  await expect(card(page, /^Level 16/)).toBeInViewport({ ratio: 0.99 })
  for (const [held, target, reason] of [
    ['Finance', 'Billing', 'This group is inside the one you are moving, so it would end up inside itself.'],
    ['Billing', 'Finance', 'The group is already there.'],
    ['Billing', 'Level 16', 'It would be at level 17; groups go down to level 16.'],
    ['Finance', 'Level 15', 'Its deepest subgroup would be at level 17; groups go down to level 16.'],
    // A group is a target of its own only for others.
    ['Billing', 'Billing', undefined],
  ] as const)
    await test.step(`${held} on ${target}`, async () => {
      await dragOver(page, held, await centre(page, target))
      await expect(page.getByText('Top level', { exact: true })).toBeVisible()
      if (reason === undefined) await expect(page.getByText(/^(Nest in|Move to)/)).toHaveCount(0)
      else await expect(ghost(page, reason)).toBeVisible()
      await page.mouse.up()
      await expect(page.getByText('Top level', { exact: true })).toBeHidden()
    })
  expect(await treeOf(node, namespaceId)).toEqual(before)
  expect(writes).toEqual([])
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveAttribute('aria-disabled', 'true')
})

test('whoever is no Admin reads so over every target, and moves nothing', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await joinedAdmins(one, two, 'Bob')
  const member = `/groups/${namespaceId}/members/${await two.identity(namespaceId)}/role`
  expect((await one.call('PUT', member, { role: 'Member' })).status).toBe(200)
  await one.createGroup(namespaceId, 'Finance')
  await one.createGroup(namespaceId, 'Operations')
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  const writes = recordWrites(page)
  await open(page, two, `namespaces/${namespaceId}`)
  await expect(card(page, /^Operations/)).toBeVisible()
  await dragOver(page, 'Finance', await centre(page, 'Operations'))
  await expect(page.getByText(/Only an Admin/).filter({ visible: true })).not.toHaveCount(0)
  await page.mouse.up()
  await expect(page.getByText('Top level', { exact: true })).toBeHidden()
  expect(writes).toEqual([])
})

test('dropped on a folded group before that opens, it opens then, and what was put down keeps the focus', async ({
  page,
  node,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const { billing, finance, operations } = await openMap(page, node)
  await page.getByRole('button', { name: 'Fold Finance' }).click()
  await expect(card(page, /^Billing/)).toBeHidden()
  await dragOver(page, 'Operations', await centre(page, 'Finance'))
  await page.mouse.up()
  await expect.poll(() => parentOf(node, operations)).toBe(finance)
  await expect(card(page, /^Operations/)).toBeFocused()
  await expect(card(page, /^Operations/)).toHaveAttribute('aria-level', '3')
  expect(await parentOf(node, billing)).toBe(finance)
})

test('a folded group opens under what is held, and takes it in one of its own', async ({ page, node }) => {
  const { billing, operations } = await openMap(page, node)
  await page.getByRole('button', { name: 'Fold Finance' }).click()
  await dragOver(page, 'Operations', await centre(page, 'Finance'))
  await expect(card(page, /^Billing/)).toBeVisible()
  const target = await centre(page, 'Billing')
  await page.mouse.move(target.x, target.y, { steps: 8 })
  await page.mouse.up()
  await expect.poll(() => parentOf(node, operations)).toBe(billing)
})

test('at the edge the map pans along, so that a drag reaches what was out of sight', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  for (let index = 10; index < 40; index++) await node.createGroup(namespaceId, `Group ${index}`)
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(card(page, /^Group 25/)).toBeVisible()
  const map = await page.getByRole('tree').boundingBox()
  if (map === null) throw new Error('The map is there.')
  await dragOver(page, 'Group 25', { x: map.x + map.width / 2, y: map.y + map.height - 12 })
  await expect
    .poll(async () => (await card(page, /^Group 39/).boundingBox())?.y ?? Number.POSITIVE_INFINITY)
    .toBeLessThan(map.y + map.height)
  // It ends by itself, with something left to aim at.
  let last = ''
  await expect
    .poll(async () => {
      const before = last
      last = JSON.stringify(await positions(page))
      return last === before
    })
    .toBe(true)
  await expect(card(page, /^Group 39/)).toBeInViewport({ ratio: 0.99 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
})

test('several marked groups move at once; those inside another come along and are sent once', async ({
  page,
  node,
}) => {
  const { finance, billing, operations, namespaceId } = await openMap(page, node)
  const legal = await node.createGroup(namespaceId, 'Legal')
  await expect(card(page, /^Legal/)).toBeVisible()
  const writes = recordWrites(page)
  await card(page, /^Finance/).click({ modifiers: ['ControlOrMeta'] })
  await card(page, /^Billing/).click({ modifiers: ['ControlOrMeta'] })
  await card(page, /^Operations/).click({ modifiers: ['ControlOrMeta'] })
  await expect(page.getByText('3 groups marked')).toBeVisible()
  await dragOver(page, 'Finance', await centre(page, 'Legal'))
  await expect(ghost(page, 'Nest in Legal')).toBeVisible()
  await page.mouse.up()
  await expect
    .poll(async () => [await parentOf(node, finance), await parentOf(node, operations)])
    .toEqual([legal, legal])
  expect(await parentOf(node, billing)).toBe(finance)
  expect(writes).toHaveLength(2)
  await page.getByRole('button', { name: /^Undo/ }).first().click()
  await expect
    .poll(async () => [await parentOf(node, finance), await parentOf(node, operations)])
    .toEqual([namespaceId, namespaceId])
})

test('without any drag: a group is picked up from its menu and a press chooses where it goes', async ({
  page,
  node,
}) => {
  const { billing, operations } = await openMap(page, node)
  const writes = recordWrites(page)
  await page.getByRole('button', { name: 'Actions for Billing' }).click()
  await page.getByRole('menuitem', { name: /Pick up/ }).click()
  await card(page, /^Finance/).click()
  await expect(page.getByRole('region', { name: 'Groups being moved' })).toContainText('already there')
  expect(writes).toEqual([])
  await card(page, /^Operations/).click()
  await expect.poll(() => parentOf(node, billing)).toBe(operations)
  await expect(page.getByRole('region', { name: 'Groups being moved' })).toBeHidden()
})

for (const view of ['map', 'outline'])
  test(`a whole reorganisation by single clicks, the pointer still while it is down, ${view}`, async ({
    page,
    node,
  }) => {
    const { namespaceId } = await grown(node)
    await node.createGroup(namespaceId, 'Legal')
    await page.addInitScript(() => {
      let isDown = false
      Object.assign(window, { drags: 0 })
      addEventListener('pointerdown', () => (isDown = true), true)
      addEventListener('pointerup', () => (isDown = false), true)
      addEventListener('pointermove', () => isDown && Object.assign(window, { drags: 1 }), true)
    })
    await open(page, node, `namespaces/${namespaceId}?view=${view}`)
    const pickUp = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('menuitem', { name: /Pick up/ }).click()
    }
    const button = (name: string | RegExp) => page.getByRole('button', { name })
    const tree = () => treeOf(node, namespaceId)

    await pickUp('Billing')
    await card(page, /^Operations/).click()
    await expect.poll(tree).toContain('3 Billing')
    await expect(button('Undo: Billing to Operations')).toBeVisible()
    await pickUp('Billing')
    await button('To the top level').click()
    await expect(button('Undo: Billing to the top level')).toBeVisible()

    await button('Mark').click()
    await card(page, /^Finance/).click()
    await card(page, /^Billing/).click()
    await button('Mark').click()
    await button('Pick up').click()
    await card(page, /^Legal/).click()
    await expect(button('Undo: 2 groups to Legal')).toBeVisible()
    expect(await tree()).toEqual(['1 Acme Logistics', '2 Legal', '3 Billing', '3 Finance', '2 Operations'])

    await card(page, /^Finance/).click()
    await moveByClicks(page, 'Operations')
    await expect(button('Undo: Finance to Operations')).toBeVisible()
    await button('Undo: Finance to Operations').click()
    await expect(button('Redo: Finance to Operations')).toBeVisible()
    await button('Undo: 2 groups to Legal').click()
    await expect.poll(tree).toEqual(['1 Acme Logistics', '2 Billing', '2 Finance', '2 Legal', '2 Operations'])
    expect(await page.evaluate('window.drags')).toBe(0)
  })

/** Through "Move to…" of the panel, without a key. */
async function moveByClicks(page: Page, target: string): Promise<void> {
  await page.getByRole('region', { name: 'Selected group' }).getByRole('button', { name: 'Move to…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Move .* to…$/ })
  await dialog.getByText(target, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Move', exact: true }).click()
}

test.describe('by finger', () => {
  test.use({ hasTouch: true })

  /** A finger on the screen, through the browser's own input. */
  async function finger(page: Page) {
    const session = await page.context().newCDPSession(page)
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
    return {
      press: (...points: { x: number; y: number }[]) => send('touchStart', points),
      move: (...points: { x: number; y: number }[]) => send('touchMove', points),
      lift: () => send('touchEnd', []),
    }
  }

  test('a long press and a move drag a group, a quick swipe pans the map', async ({ page, node }) => {
    const { finance, billing, operations } = await openMap(page, node)
    const touch = await finger(page)
    const start = await centre(page, 'Billing')
    const before = await centre(page, 'Operations')
    await touch.press(start)
    await touch.move({ x: start.x - 40, y: start.y })
    await touch.move({ x: start.x - 120, y: start.y })
    await touch.lift()
    await expect.poll(async () => (await centre(page, 'Operations')).x).toBeLessThan(before.x - 60)
    expect(await parentOf(node, billing)).toBe(finance)

    const from = await centre(page, 'Billing')
    await touch.press(from)
    await expect(ghost(page, 'Billing')).toBeVisible()
    await expect(page.getByText('Drop it on a group', { exact: false }).first()).toBeVisible()
    const to = await centre(page, 'Operations')
    for (const share of [0.3, 0.6, 1])
      await touch.move({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share })
    await touch.lift()
    await expect.poll(() => parentOf(node, billing)).toBe(operations)
  })

  test('a second finger puts it back', async ({ page, node }) => {
    const { finance, billing } = await openMap(page, node)
    const writes = recordWrites(page)
    const touch = await finger(page)
    const from = await centre(page, 'Billing')
    const to = await centre(page, 'Operations')
    await touch.press(from)
    await expect(page.getByText('Drop it on a group', { exact: false }).first()).toBeVisible()
    await touch.move(to)
    await touch.press(to, { x: to.x + 80, y: to.y + 40 })
    await expect(page.getByText('Nest in Operations', { exact: true }).first()).toBeHidden()
    await touch.lift()
    expect(await parentOf(node, billing)).toBe(finance)
    expect(writes).toEqual([])
  })
})
