/** What others move while somebody looks: seen, heard and listed, and nothing of theirs is taken away by it. */
import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { card, centre, dragOver, joinedAdmins, recordWrites, shownTree, told, treeOf } from './map-page.ts'

const BOB = 'Bob'
const reparent = async (node: TestNode, groupId: string, newParentId: string): Promise<void> => {
  const answer = await node.call('POST', `/groups/${groupId}/reparent`, { newParentId })
  expect(answer.status, answer.text).toBe(200)
}
const entries = (page: Page) => page.getByRole('list', { name: 'What happened, newest first' }).getByRole('listitem')
const viewport = (page: Page) =>
  page.locator('.react-flow__viewport').evaluate((element: HTMLElement) => element.style.transform)
/** Once nothing moves any more. */
async function settledViewport(page: Page): Promise<string> {
  let last = await viewport(page)
  await expect
    .poll(async () => {
      const before = last
      last = await viewport(page)
      return last === before
    })
    .toBe(true)
  return last
}
const loads = (page: Page) => page.evaluate(() => performance.getEntriesByType('navigation').length + history.length)

/** Acme Logistics of two nodes: Finance (Billing), Legal, Support. */
async function fourGroups({ one, two }: { one: TestNode; two: TestNode }) {
  const namespaceId = await joinedAdmins(one, two, BOB)
  const finance = await one.createGroup(namespaceId, 'Finance')
  const billing = await one.createGroup(namespaceId, 'Billing', finance)
  const legal = await one.createGroup(namespaceId, 'Legal')
  const support = await one.createGroup(namespaceId, 'Support')
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  return { namespaceId, finance, billing, legal, support }
}

/** On the map cards come column by column; each has its level. */
async function expectSameTree(page: Page, node: TestNode, namespaceId: string, timeout = 15_000): Promise<void> {
  const expected = (await treeOf(node, namespaceId)).sort()
  await expect.poll(async () => (await shownTree(page)).sort(), { timeout }).toEqual(expected)
}

/** From now on: where a card stands in each frame, and how many seconds each of its glides and pulses takes. */
const watch = (page: Page, groupId: string): Promise<void> =>
  page.evaluate((id) => {
    const seen: { places: string[]; glides: number[]; pulses: number[] } = { places: [''], glides: [], pulses: [] }
    Object.assign(window, { seen })
    addEventListener('transitionrun', ({ propertyName, target }) => {
      if (propertyName !== 'transform' || !(target instanceof HTMLElement) || target.dataset.id !== id) return
      seen.glides.push(Number.parseFloat(getComputedStyle(target).transitionDuration))
    })
    addEventListener('animationstart', ({ animationName, target }) => {
      if (animationName !== 'pulse-once' || !(target instanceof Element)) return
      if (target.closest('[data-id]')?.getAttribute('data-id') !== id) return
      seen.pulses.push(Number.parseFloat(getComputedStyle(target).animationDuration))
    })
    requestAnimationFrame(function look() {
      const box = document.querySelector(`[data-id="${id}"]`)?.getBoundingClientRect()
      const place = box === undefined ? 'nowhere' : `${Math.round(box.x)},${Math.round(box.y)}`
      if (place !== seen.places.at(-1)) seen.places.push(place)
      requestAnimationFrame(look)
    })
  }, groupId)
const watchedSchema = z.object({
  places: z.array(z.string()),
  glides: z.array(z.number()),
  pulses: z.array(z.number()),
})
async function watched(page: Page): Promise<z.infer<typeof watchedSchema>> {
  const { places, ...motion } = watchedSchema.parse(await page.evaluate(() => Reflect.get(window, 'seen')))
  return { places: places.slice(1), ...motion }
}

for (const reducedMotion of ['no-preference', 'reduce'] as const)
  test(`a group that somebody else moves ${reducedMotion === 'reduce' ? 'is at once where it belongs, without motion' : 'glides there and pulses once'}, is said and is listed`, async ({
    page,
    pair,
  }) => {
    const { one, two } = pair
    await page.emulateMedia({ reducedMotion })
    const { namespaceId, billing, legal } = await fourGroups(pair)
    await open(page, one, `namespaces/${namespaceId}?side=activity`)
    await expect(card(page, /^Billing/)).toHaveAttribute('aria-posinset', '1')
    await expect(entries(page).first()).toContainText('Support')
    await watch(page, billing)
    await reparent(two, billing, legal)
    await expect(entries(page).first()).toHaveText(/^Bob moved Billing from Finance to Legal, just now$/)
    await expect(told(page, 'Billing was moved to Legal by somebody else.')).toBeAttached()
    await expectSameTree(page, two, namespaceId)

    // The mark of the pulse is taken off again, so nothing more can begin after that.
    await expect(card(page, /^Billing/).locator('.pulse-once')).toHaveCount(0)
    const { places, glides, pulses } = await watched(page)
    expect(places).not.toContain('nowhere')
    expect(places.length, places.join(' ')).toBeGreaterThanOrEqual(2)
    if (reducedMotion === 'reduce') {
      expect(places, 'from the one place to the other').toHaveLength(2)
      expect(Math.max(...glides, ...pulses), 'seconds of motion').toBeLessThan(0.001)
    } else {
      // Of the places on the way a slow machine draws few.
      expect(glides).toEqual([0.24])
      expect(pulses).toEqual([1.5])
    }
  })

test('selection, focus, view and a plan half made stay as they are when somebody else moves a group', async ({
  page,
  pair,
}) => {
  const { one, two } = pair
  const { namespaceId, billing, legal, support } = await fourGroups(pair)
  await open(page, one, `namespaces/${namespaceId}/groups/${support}`)
  const writes = recordWrites(page)
  await page.getByRole('button', { name: 'Plan moves' }).click()
  const steps = page.getByRole('list', { name: 'Steps of the plan' }).getByRole('listitem')
  await dragOver(page, 'Support', await centre(page, 'Finance'))
  await page.mouse.up()
  await expect(steps).toHaveText([/^Support/])
  await page.getByRole('button', { name: 'Zoom in' }).click()
  await card(page, /^Legal/).focus()
  await expect(card(page, /^Legal/)).toBeFocused()
  const url = page.url()
  const view = await settledViewport(page)

  await reparent(two, billing, legal)
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-posinset', '1')
  await expect(told(page, 'Billing was moved to Legal by somebody else.')).toBeAttached()
  await expect(card(page, /^Support/)).toHaveAttribute('aria-level', '3')
  await expect(card(page, /^Legal/)).toBeFocused()
  await expect(card(page, /^Support/)).toHaveAttribute('aria-current', 'true')
  expect(page.url()).toBe(url)
  expect(await viewport(page)).toBe(view)
  await expect(steps).toHaveText([/^Support: .*\s*→\s*to Finance$/])
  expect(writes).toEqual([])
})

test('held over a group that somebody else puts into it meanwhile: nothing is sent, and it is said what happened', async ({
  page,
  pair,
}) => {
  const { one, two } = pair
  const { namespaceId, legal, support } = await fourGroups(pair)
  await open(page, one, `namespaces/${namespaceId}`)
  const writes = recordWrites(page)
  await card(page, /^Legal/).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('s')
  await expect(told(page, /Nest in Support/)).toBeAttached()
  await reparent(two, support, legal)
  await expect(card(page, /^Support/)).toHaveAttribute('aria-level', '3')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Legal was not moved' })).toContainText(
    'So Support is inside Legal now, and Legal stays at the top level.',
  )
  expect(writes).toEqual([])
  await expectSameTree(page, one, namespaceId)
})

test('while the node is away every way to move refuses with the reason and reading goes on; back, nothing was lost', async ({
  page,
  pair,
}) => {
  const { one, two } = pair
  const { namespaceId, billing, legal, support } = await fourGroups(pair)
  await open(page, one, `namespaces/${namespaceId}/groups/${support}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  await page.getByRole('button', { name: 'Zoom out' }).click()
  const reason = /The node does not answer at the moment\. Nothing can be changed until it does\./
  const attempts: string[] = []
  await one.stop()
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /offline|not answer/i })
      .first(),
  ).toBeVisible()
  page.on('request', (request) => request.method() !== 'GET' && attempts.push(request.url()))
  const loadsBefore = await loads(page)

  await test.step('a drag', async () => {
    await dragOver(page, 'Billing', await centre(page, 'Legal'))
    await expect(page.getByText(reason).filter({ visible: true })).not.toHaveCount(0)
    await page.mouse.up()
  })
  await test.step('the keys', async () => {
    await card(page, /^Billing/).focus()
    await page.keyboard.press('m')
    await page.keyboard.press('l')
    await expect(told(page, reason)).toBeAttached()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
  })
  await test.step('the menu', async () => {
    await page.getByRole('button', { name: 'Actions for Billing' }).click()
    const entry = page.getByRole('menuitem', { name: 'Move to…' })
    await expect(entry).toHaveAttribute('aria-disabled', 'true')
    await expect(entry).toContainText(reason)
    await page.keyboard.press('Escape')
  })
  await test.step('reading goes on', async () => {
    await page.getByRole('combobox', { name: 'Find a group' }).fill('Legal')
    await page.keyboard.press('Enter')
    await expect(card(page, /^Legal/)).toHaveAttribute('aria-current', 'true')
    await page.keyboard.press('ArrowUp')
    await expect(card(page, /^Billing/)).toBeFocused()
  })
  expect(attempts).toEqual([])
  const view = await settledViewport(page)

  await one.restart()
  await two.waitForSubscription(namespaceId, 'live')
  await reparent(two, billing, support)
  await expectSameTree(page, one, namespaceId, 5_000)
  await expect(card(page, /^Legal/)).toHaveAttribute('aria-current', 'true')
  await expect(card(page, /^Billing/)).toBeFocused()
  await expect(page).toHaveURL(new RegExp(`/groups/${legal}`))
  expect(await viewport(page)).toBe(view)
  expect(await loads(page)).toBe(loadsBefore + 1)
})
