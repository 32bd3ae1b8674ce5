/** What is put down is seen in its place in the next frame, however long the page takes to be rendered with it. */
import type { Page } from '@playwright/test'
import { expect, open, test } from './grove-test.ts'
import { card, centre, dragOver, grown, parentOf } from './map-page.ts'

declare global {
  interface Window {
    /** Where the cards stood in each frame since the pointer was let go, by their ids; frames like the one before are left out. */
    seenFrames?: Record<string, string>[]
    /** The transform that each card has in the document. */
    placesNow(): Record<string, string>
    /** From the moment when the pointer is let go, nothing that can wait is rendered before this is called. */
    renderAgain(): void
  }
}

/** To be called before the page is opened. */
const lookAtPlaces = (page: Page) =>
  page.addInitScript(() => {
    window.placesNow = () => {
      const items = document.querySelectorAll<HTMLElement>('[role=treeitem][data-id]')
      return Object.fromEntries([...items].map((item) => [item.dataset.id ?? '', item.style.transform]))
    }
  })
const places = (page: Page) => page.evaluate(() => window.placesNow())

/** From the moment when the pointer is let go, every frame is remembered. */
const watchFrames = (page: Page) =>
  page.evaluate(() => {
    const frames: Record<string, string>[] = []
    window.seenFrames = frames
    const remember = (): void => {
      const frame = window.placesNow()
      if (JSON.stringify(frames.at(-1)) !== JSON.stringify(frame)) frames.push(frame)
      requestAnimationFrame(remember)
    }
    addEventListener('pointerup', () => requestAnimationFrame(remember), { once: true })
  })

/** A page that has much else to do. To be called before it is opened, and before any other `pointerup` is awaited. */
const renderLate = (page: Page) =>
  page.addInitScript(() => {
    // React takes its turns by messages; what cannot wait it renders without.
    const post = MessagePort.prototype.postMessage
    const waiting: (() => void)[] = []
    let waits = false
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
      const turn = () => Reflect.apply(post, this, [message])
      if (waits) waiting.push(turn)
      else turn()
    }
    addEventListener('pointerup', () => (waits = true), { capture: true })
    window.renderAgain = () => {
      waits = false
      for (const turn of waiting.splice(0)) turn()
    }
  })

for (const [name, isFolded, more] of [
  ['on an open group', false, 0],
  ['on a folded one, which opens', true, 0],
  ['on a folded one, whose end is far away', true, 60],
] as const)
  test(`dropped ${name}, everything stands in its place in the next frame, and stays there`, async ({ page, node }) => {
    const { namespaceId, finance, operations } = await grown(node)
    for (let number = 1; number <= more; number++) await node.createGroup(namespaceId, `Account ${number}`, finance)
    // So that the map looks at the far end in the same frame.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await lookAtPlaces(page)
    await open(page, node, `namespaces/${namespaceId}`)
    const finances = card(page, /^Finance/)
    // What is that large is folded from the start.
    if (isFolded && more === 0) await page.getByRole('button', { name: 'Fold Finance' }).click()
    await expect(finances).toHaveAttribute('aria-expanded', String(!isFolded))
    const before = await places(page)
    await dragOver(page, 'Operations', await centre(page, 'Finance'))
    await watchFrames(page)
    await page.mouse.up()
    await expect(page.getByText(/^Operations moved from .* to Finance/).first()).toBeVisible()
    expect(await parentOf(node, operations)).toBe(finance)
    const after = await places(page)
    expect(after[operations]).not.toBe(before[operations])
    const frames = (await page.evaluate(() => window.seenFrames)) ?? []
    // Each has one place alone, or has gone out of sight.
    for (const id of [operations, namespaceId, finance]) {
      const stood = new Set(frames.map((frame) => frame[id]).filter((place) => place !== undefined))
      expect([...stood]).toEqual([after[id] ?? expect.any(String)])
    }
  })

test('what the node confirms before the page is rendered with it stays in its place all the while', async ({
  page,
  node,
}) => {
  const { namespaceId, finance, operations } = await grown(node)
  // Stands elsewhere only in a tree that has the move, and Finance still folded.
  const warehouse = await node.createGroup(namespaceId, 'Warehouse')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await lookAtPlaces(page)
  await renderLate(page)
  await open(page, node, `namespaces/${namespaceId}`)
  await page.getByRole('button', { name: 'Fold Finance' }).click()
  await page.evaluate(() => window.renderAgain())
  const finances = card(page, /^Finance/)
  await expect(finances).toHaveAttribute('aria-expanded', 'false')
  let answer: () => void = () => undefined
  const answered = new Promise<void>((resolve) => (answer = resolve))
  await page.route(`**/namespaces/${namespaceId}/groups`, async (route) => {
    const response = await route.fetch()
    await answered
    await route.fulfill({ response })
  })
  const before = await places(page)
  await dragOver(page, 'Operations', await centre(page, 'Finance'))
  await watchFrames(page)
  const asked = page.waitForRequest(`**/namespaces/${namespaceId}/groups`)
  await page.mouse.up()
  await asked
  expect((await places(page))[operations]).not.toBe(before[operations])
  await expect(finances).toHaveAttribute('aria-expanded', 'false')
  answer()
  await expect(finances).toHaveAttribute('aria-expanded', 'true')
  await page.evaluate(() => window.renderAgain())
  await expect(page.getByText(/^Operations moved from .* to Finance/).first()).toBeVisible()
  const after = await places(page)
  const frames = (await page.evaluate(() => window.seenFrames)) ?? []
  for (const id of [operations, namespaceId, finance, warehouse])
    expect([...new Set(frames.map((frame) => frame[id] ?? 'gone'))]).toEqual([after[id]])
})
