/** The map is drawn before the program is there, exactly as the program draws it, and where. */
import type { Page } from '@playwright/test'
import { expect, open, test } from './grove-test.ts'
import { card, grown } from './map-page.ts'

/** Scripts that match wait until they are let go. */
async function hold(page: Page, script: RegExp): Promise<() => void> {
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(script, async (route) => {
    await held
    await route.continue()
  })
  return letGo
}

/** Where the map's canvas stands, and a hash of what is on it. */
const picture = (page: Page) =>
  page
    .locator('canvas')
    .first()
    .evaluate(async (canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new TypeError('This is a canvas.')
      const { x, y, width, height } = canvas.getBoundingClientRect()
      const dots = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
      const colours = new Set(dots && new Uint32Array(dots.buffer)).size
      let hash = 0
      for (const dot of dots ?? []) hash = (Math.imul(hash, 31) + dot) | 0
      return { box: [x, y, width, height], colours, hash }
    })

const painted = (page: Page, times: number) =>
  page.waitForFunction((count) => performance.getEntriesByName('map-painted').length === count, times)

type Case = {
  name: string
  width: number
  height: number
  path?: (ids: Awaited<ReturnType<typeof grown>>) => string
  /** What was done on the page before it is loaded again. */
  before?: (page: Page) => Promise<void>
}
const cases: Case[] = [
  { name: 'in a window of 1280 × 800', width: 1280, height: 800 },
  { name: 'in a large window', width: 2560, height: 1440 },
  { name: 'in a low window', width: 1440, height: 560 },
  {
    name: 'with a group selected',
    width: 1280,
    height: 800,
    path: ({ namespaceId, billing }) => `namespaces/${namespaceId}/groups/${billing}`,
  },
  {
    name: 'again in a smaller window, folded and zoomed',
    width: 1024,
    height: 768,
    before: async (page) => {
      await page.getByRole('button', { name: 'Fold Finance' }).click()
      await page.getByRole('button', { name: 'Zoom in' }).click()
      await expect(card(page, /^Billing/)).toBeHidden()
    },
  },
  {
    name: 'again with a filter',
    width: 1280,
    height: 800,
    path: ({ namespaceId }) => `namespaces/${namespaceId}?q=bill`,
    before: async (page) => {
      await expect(card(page, /^Billing/)).toBeVisible()
    },
  },
  {
    name: 'again beside an outline',
    width: 1440,
    height: 900,
    path: ({ namespaceId }) => `namespaces/${namespaceId}?view=both`,
    before: async (page) => {
      await expect(card(page, /^Billing/).last()).toBeVisible()
    },
  },
]

for (const { name, width, height, path, before } of cases)
  test(`the first picture of a map is the one that stays, ${name}`, async ({ page, node }) => {
    const ids = await grown(node)
    await page.setViewportSize({ width, height })
    const address = path?.(ids) ?? `namespaces/${ids.namespaceId}`
    if (before !== undefined) {
      await open(page, node, address)
      await before(page)
    }
    const runProgram = await hold(page, /\/main-[^/]*\.js$/)
    const loadCards = await hold(page, /\/CardLayer-[^/]*\.js$/)
    await open(page, node, address)
    await painted(page, 1)
    const first = await picture(page)
    expect(first.colours).toBeGreaterThan(3)
    await expect(page.getByRole('heading')).toHaveCount(0)
    runProgram()
    await painted(page, 2)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    // It comes last of all that is above the map.
    await expect(page.getByText('node-one')).toBeVisible()
    await expect(page.getByRole('treeitem')).toHaveCount(name.includes('outline') ? 4 : 0)
    expect(await picture(page)).toEqual(first)
    loadCards()
    await expect(card(page, /^Finance/).last()).toBeVisible()
  })

test('where nobody can say where a map will stand, there is no first picture', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await page.setViewportSize({ width: 390, height: 844 })
  const runProgram = await hold(page, /\/main-[^/]*\.js$/)
  const asked = page.waitForRequest(/\/main-[^/]*\.js$/)
  await open(page, node, `namespaces/${namespaceId}`)
  await asked
  await expect(page.locator('canvas')).toHaveCount(0)
  runProgram()
  await expect(card(page, /^Finance/)).toBeVisible()
})

test('a namespace that is gone is told of, although its map was asked for first', async ({ page, node }) => {
  await open(page, node, `namespaces/${'ab'.repeat(32)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.locator('canvas')).toHaveCount(0)
})

test('the picture waits for the styles that say where it stands', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  const runProgram = await hold(page, /\/main-[^/]*\.js$/)
  const address = `${node.dashboardUrl}namespaces/${namespaceId}`
  await page.goto(address)
  await painted(page, 1)
  const expected = await picture(page)
  const loadStyles = await hold(page, /\/index-[^/]*\.css$/)
  const answered = page.waitForResponse((response) => response.url().endsWith('/groups'))
  await page.goto(address, { waitUntil: 'commit' })
  await (await answered).finished()
  await expect(page.locator('canvas')).toHaveCount(0)
  loadStyles()
  await painted(page, 1)
  expect(await picture(page)).toEqual(expected)
  runProgram()
  await expect(card(page, /^Finance/)).toBeVisible()
})

test('without its styles the page still comes', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await page.route(/\/index-[^/]*\.css$/, (route) => route.abort())
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
