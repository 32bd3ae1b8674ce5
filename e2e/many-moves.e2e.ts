/** Many groups moved by one gesture: sent one after the other, proven by one reading, told as they go, and stoppable. */
import type { Page } from '@playwright/test'
import { plantedName, wide } from '../node/testing/plant-groups.ts'
import { expect, open, test } from './grove-test.ts'
import { card, recordWrites, told } from './map-page.ts'

const notices = (page: Page) => page.getByRole('region', { name: 'Notifications' })

/** Marks the first so many groups in the outline, and chooses the last one as their target. */
async function moveFirst(page: Page, count: number, last: number): Promise<void> {
  const row = (index: number) => card(page, new RegExp(`^${plantedName(index)},`))
  await row(0).click({ modifiers: ['ControlOrMeta'] })
  await page.getByRole('tree').evaluate((tree, index) => {
    const first = tree.querySelectorAll<HTMLElement>('[role=treeitem]')[1]
    tree.scrollTop = (first?.offsetHeight ?? 0) * (index - 2)
  }, count)
  await row(count - 1).click({ modifiers: ['Shift'] })
  await expect(page.getByText(`${count} groups marked`)).toBeVisible()
  await row(count - 1).press('Shift+M')
  const dialog = page.getByRole('dialog', { name: /^Move .* to…$/ })
  await dialog.getByRole('searchbox', { name: 'Find a group' }).fill(plantedName(last))
  await dialog.getByRole('radio').first().check()
  await page.keyboard.press('Enter')
}

test('many moves tell how far they are; stopped, what was sent stays and the rest goes home', async ({
  page,
  node,
}) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const ids = await node.plantGroups(namespaceId, 20, wide)
  const target = ids[19]
  const writes = recordWrites(page)
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  // Nothing is accepted after the third before somebody has stopped it.
  let goOn: () => void = () => undefined
  const isStopped = new Promise<void>((resolve) => {
    goOn = resolve
  })
  await page.route(`**/groups/${ids[2]}/reparent`, async (route) => {
    await isStopped
    await route.continue()
  })
  await moveFirst(page, 12, 19)
  await expect(notices(page)).toContainText('Moving 3 of 12 groups…')
  await expect(told(page, 'Moving 12 groups.')).toBeAttached()
  await notices(page).getByRole('button', { name: 'Stop' }).click()
  goOn()
  await expect(notices(page)).toContainText(
    `3 groups moved from the top level to ${plantedName(19)}. 9 more groups stay where they were.`,
  )
  await expect(notices(page)).not.toContainText('Moving')
  expect(writes).toHaveLength(3)
  const inTarget = (await node.groups(namespaceId)).filter(({ parentId }) => parentId === target)
  expect(inTarget.map(({ alias }) => alias).sort()).toEqual([0, 1, 2].map(plantedName))
  const level = (index: number, value: string) =>
    expect(card(page, new RegExp(`^${plantedName(index)},`))).toHaveAttribute('aria-level', value)
  await level(1, '3')
  await level(5, '2')

  // And only they are taken back, all of them.
  await notices(page).getByRole('button', { name: 'Undo' }).click()
  await expect(notices(page)).toContainText('3 groups moved')
  await expect.poll(() => node.parentOf(namespaceId, ids[0] ?? '')).toBe(namespaceId)
  await level(1, '2')
})

test('few moves are over before anybody could read how far they are', async ({ page, node }) => {
  const namespaceId = await node.createNamespace('Acme Logistics')
  await node.plantGroups(namespaceId, 20, wide)
  const seen = page.getByText(/^Moving/)
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  let shownWhileMoving = 0
  await page.route('**/reparent', async (route) => {
    shownWhileMoving += await seen.count()
    await route.continue()
  })
  await moveFirst(page, 5, 19)
  await expect(notices(page)).toContainText('5 groups moved')
  expect(shownWhileMoving).toBe(0)
})
