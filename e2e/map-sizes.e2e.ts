/** Thousands of groups: the page stays small, says the truth about what it shows, and every gesture goes on working. */
import type { Locator, Page } from '@playwright/test'
import { bushy, deep, plantedName, type Shape, wide } from '../node/testing/plant-groups.ts'
import { expect, open, test } from './grove-test.ts'
import { card, dragOver, mapBox, parentOf, recordWrites } from './map-page.ts'

const ELEMENTS_MAX = 3_000
const HEAP_MB_MAX = 60
const long = process.env.GROVE_LONG === '1'

const TREES: readonly [name: string, shape: Shape, count: number][] = [
  ['bushy', bushy, 10_000],
  ['wide', wide, long ? 10_000 : 2_000],
  ['deep', deep, long ? 10_000 : 2_000],
]

const words = (count: number): string => count.toLocaleString('en')
const note = (page: Page) => page.getByText(/ groups? (are )?shown/).first()
const hint = (page: Page) => page.getByText(/^(Nest in|Move to the top level)/).first()
const ofGroup = (page: Page, index: number): Locator => card(page, new RegExp(`^${plantedName(index)},`))
/** Chooses from the menu of levels. */
async function chooseLevels(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Levels' }).click()
  await page.getByRole('menuitem', { name, exact: true }).click()
}

const expectFewElements = async (page: Page, when: string): Promise<void> =>
  expect(await page.evaluate(() => document.querySelectorAll('*').length), `elements ${when}`).toBeLessThan(
    ELEMENTS_MAX,
  )
async function expectSmallHeap(page: Page, when: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  expect(usedSize / 1e6, `MB of heap ${when}`).toBeLessThan(HEAP_MB_MAX)
}

/** The note on the screen, and how many groups it says are shown. */
async function shownCount(page: Page, count: number): Promise<number> {
  await expect(note(page)).toBeInViewport()
  const said = (await note(page).textContent()) ?? ''
  if (said === `All ${words(count)} groups are shown.`) return count
  const [, shown] = new RegExp(`^([\\d,]+) of ${words(count)} groups shown, because .+\\.$`).exec(said) ?? []
  if (shown === undefined) throw new Error(`The note says “${said}”.`)
  return Number(shown.replaceAll(',', ''))
}

/** What the folded cards say is inside them, and the groups shown, are all there are, once they have their cards. */
async function expectNothingUnsaid(page: Page, count: number): Promise<void> {
  const said = async (): Promise<number> => {
    const folded = await page
      .getByRole('button', { name: /^Show the [\d,]+ groups? inside/ })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))
    const inside = folded.map((label) => Number(/[\d,]+/.exec(label)?.[0].replaceAll(',', '')))
    return (await shownCount(page, count)) + inside.reduce((sum, one) => sum + one, 0)
  }
  await expect.poll(said).toBe(count)
}

/** The map takes its new places by an animation or a worker: until two frames show the same. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByText(/^Arranging/)).toBeHidden()
  const places = () =>
    page.getByRole('treeitem').evaluateAll((cards) => cards.map((one) => one.getBoundingClientRect().x))
  let before = await places()
  await expect
    .poll(async () => {
      const last = before
      before = await places()
      return before.length > 0 && JSON.stringify(before) === JSON.stringify(last)
    })
    .toBe(true)
}

async function find(page: Page, index: number): Promise<void> {
  await page.getByRole('combobox', { name: 'Find a group' }).fill(plantedName(index))
  await page.keyboard.press('Enter')
  await expect(ofGroup(page, index)).toBeFocused()
  await expect(ofGroup(page, index)).toBeInViewport({ ratio: 0.99 })
  await settled(page)
}

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click()
  await settled(page)
}

/**
 * Up and down through a card that is in the document. From far away a group is smaller than a pixel, and not every
 * point hits one; those beside it stand above and below each other.
 */
async function pointsAround(cardOfOne: Locator): Promise<{ x: number; y: number }[]> {
  const box = await cardOfOne.boundingBox()
  if (box === null) throw new Error('The selected group has a card, however far away.')
  const { x, y } = { x: Math.ceil(box.x + box.width / 2), y: Math.round(box.y) }
  return Array.from({ length: 80 }, (_, index) => ({
    x: x - (index % 2),
    y: y + (index % 4 < 2 ? 1 : -1) * (index >> 1),
  }))
}

/** Takes a group up from far away, whichever it is. */
async function liftSome(page: Page, points: readonly { x: number; y: number }[]): Promise<void> {
  for (const { x, y } of points) {
    await page.mouse.move(x, y)
    await page.mouse.down()
    for (const way of [5, 10, 12]) await page.mouse.move(x + way, y + 8)
    if (await page.getByText('Top level', { exact: true }).isVisible()) return
    // That was the background: the map has panned along, and goes back.
    await page.mouse.move(x, y)
    await page.mouse.up()
  }
  throw new Error('No group could be taken up.')
}

/** Points, with something in the hand, at a group that is only drawn and may take it. Answers its name. */
async function aimAtDrawn(page: Page, points: readonly { x: number; y: number }[]): Promise<string> {
  for (const { x, y } of points) {
    await page.mouse.move(x, y)
    const said = (await hint(page).isVisible()) ? await hint(page).textContent() : null
    const name = /^Nest in (Group \d{5})$/.exec(said ?? '')?.[1]
    if (name !== undefined && (await card(page, new RegExp(`^${name},`)).count()) === 0) return name
  }
  throw new Error('There is no group on the canvas to point at.')
}

for (const [name, shape, count] of TREES)
  test(`${words(count)} groups, ${name}, stay usable`, async ({ page, node }) => {
    test.slow()
    const namespaceId = await node.createNamespace('Acme Logistics')
    const ids = await node.plantGroups(namespaceId, count, shape)
    const leaf = count - 1
    const writes = recordWrites(page)

    await test.step('opened', async () => {
      await open(page, node, `namespaces/${namespaceId}`)
      await expect(card(page, /^Acme Logistics/)).toBeVisible()
      await settled(page)
      await expectFewElements(page, 'as opened')
      await expectSmallHeap(page, 'as opened')
      // The only one that can be folded in a deep tree; with the cursor, it has its card wherever the map looks.
      if (name === 'deep') await find(page, 0)
      else await press(page, 'Show the whole map')
      await expectNothingUnsaid(page, count)
    })

    await test.step('folded to the top level, and opened again', async () => {
      if ((await page.getByRole('button', { name: 'Levels' }).count()) === 0) return
      await chooseLevels(page, 'Fold all groups')
      await settled(page)
      await find(page, 0)
      await expectNothingUnsaid(page, count)
      expect(await shownCount(page, count)).toBe(ids.filter((_, index) => shape(index, count) === undefined).length)
      await chooseLevels(page, 'Unfold all groups')
      await settled(page)
      expect(await shownCount(page, count)).toBe(count)
    })

    await test.step('unfolded, all in view and zoomed in', async () => {
      await expectFewElements(page, 'unfolded')
      await expectSmallHeap(page, 'unfolded')
      await press(page, 'Show the whole map')
      await expectFewElements(page, 'all in view')
      await shownCount(page, count)
      for (let turn = 0; turn < 6; turn++) await press(page, 'Zoom in')
      await expectFewElements(page, 'zoomed in')
    })

    await test.step('the first and the last by the keyboard', async () => {
      await find(page, 1)
      await page.keyboard.press('End')
      let last = -1
      for (let below = childrenOf(last); below.length > 0; below = childrenOf(last)) last = below.at(-1) ?? -1
      await expect(ofGroup(page, last)).toBeFocused()
      await expect(ofGroup(page, last)).toBeInViewport({ ratio: 0.99 })
      await page.keyboard.press('Home')
      await expect(card(page, /^Acme Logistics/)).toBeFocused()
      await expect(card(page, /^Acme Logistics/)).toBeInViewport({ ratio: 0.99 })

      function childrenOf(parent: number): number[] {
        const at = parent === -1 ? undefined : parent
        return ids.flatMap((_, index) => (shape(index, count) === at ? [index] : []))
      }
    })

    await test.step('found, and kept when the map looks elsewhere', async () => {
      await find(page, leaf)
      await expect(ofGroup(page, leaf)).toHaveAttribute('aria-current', 'true')
      await page.keyboard.press('ArrowUp')
      const focused = page.locator('[role=treeitem]:focus')
      await expect(focused).not.toHaveAttribute('aria-current')
      const beside = await page.getByRole('treeitem').count()
      const minimap = page.getByTitle('Overview: press or drag to look elsewhere')
      await minimap.click({ position: { x: 8, y: 8 } })
      await expect(ofGroup(page, leaf)).not.toBeInViewport()
      await expect(focused).not.toBeInViewport()
      await expect(focused).toHaveCount(1)
      await expect(ofGroup(page, leaf)).toHaveAttribute('aria-current', 'true')
      // No others stayed behind with them.
      expect(await page.getByRole('treeitem').count()).toBeLessThanOrEqual(beside + 180)
    })

    await test.step('what is dragged stays in the hand, however far the map pans', async () => {
      await find(page, leaf)
      const box = await mapBox(page)
      await dragOver(page, plantedName(leaf), { x: box.x + 12, y: box.y + box.height / 2 })
      await expectFewElements(page, 'while dragging')
      await expect
        .poll(async () => ((await ofGroup(page, leaf).boundingBox())?.x ?? 0) > box.x + box.width + 300)
        .toBe(true)
      await page.keyboard.press('Escape')
      await page.mouse.up()
      await expect(ofGroup(page, leaf)).toBeInViewport({ ratio: 0.99 })
    })

    await test.step('dropped from far away on a group that has no card', async () => {
      // Half way down, where the groups beside it may take another level.
      const aimed = count / 2 + 3
      await find(page, aimed)
      await press(page, 'Show the whole map')
      expect(writes).toEqual([])
      const points = await pointsAround(ofGroup(page, aimed))
      await liftSome(page, points)
      const target = await aimAtDrawn(page, points)
      await expectFewElements(page, 'while dragging with all in view')
      await page.mouse.up()
      await expect(page.getByText(new RegExp(`^Group \\d{5} moved from .* to ${target}`)).first()).toBeVisible()
      expect(writes).toHaveLength(1)
      const moved = /[0-9a-f]{64}/.exec(writes[0] ?? '')?.[0] ?? ''
      expect(await parentOf(node, moved)).toBe(ids[Number(target.slice('Group '.length))])
      await expect(page.getByText(`${plantedName(ids.indexOf(moved))} moved from`).first()).toBeVisible()
    })
  })
