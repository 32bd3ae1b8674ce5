/** Whatever comes instead of an answer: no page is blank, each says what is wrong once, and each mends by itself. */
import type { Page } from '@playwright/test'
import { FAULT_NAMES, LATE, spoil } from './faults.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { invitationOf, SCREENS } from './screens.ts'
import { type Acme, createAcme } from './writes.ts'

/** Every screen with every fault takes long; otherwise each screen meets some of the faults, and each fault some screens. */
const EVERY = process.env.GROVE_LONG === '1' ? 1 : 9

/** Of node one, as addresses. */
async function createScreens(acme: Acme): Promise<string[]> {
  const invitationId = await invitationOf(acme)
  return SCREENS.filter(({ node }) => node === undefined).map(({ path }) => path({ ...acme, invitationId }))
}

/** What the page says, without what changes as time passes. */
const shown = async (page: Page): Promise<string> =>
  (await page.getByRole('main').innerText()).replaceAll(
    /\d+ (second|minute)s?( ago)?|just now|less than a minute|now/g,
    '…',
  )

/** Opens a screen and waits for the whole of it. */
async function shownWhole(page: Page, node: TestNode, path: string): Promise<string> {
  await open(page, node, path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  await expect(page.getByText(/^(Reading|Loading|Opening|Asking) /)).toHaveCount(0)
  // A map has its picture first, and its cards a moment later.
  if (await page.getByRole('button', { name: 'Plan moves' }).isVisible())
    await expect(page.getByRole('treeitem').first()).toBeVisible()
  return shown(page)
}

FAULT_NAMES.forEach((name, nth) => {
  test(`a screen whose answers are spoilt says so and mends by itself: ${name}`, async ({ page, nodes, pair }) => {
    test.slow()
    const screens = await createScreens(await createAcme(page, nodes, pair.one, pair.two))
    for (const [index, path] of screens.entries()) {
      if ((index + nth) % EVERY !== 0) continue
      await test.step(path, async () => {
        const whole = await shownWhole(page, pair.one, path)
        const fault = await spoil(
          page,
          name,
          (request) =>
            // Handing out again is a reading too, of secrets.
            (request.method() === 'GET' || request.url().endsWith('/share')) &&
            !/\/(events|capabilities|health)$/.test(request.url()),
        )
        await open(page, pair.one, path)
        await page.evaluate(() => Object.assign(window, { isSameVisit: true }))
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        const said = page.getByRole('main').getByRole(name === LATE ? 'status' : 'alert')
        await expect(said.first()).toBeVisible()
        const texts = await said.allInnerTexts()
        expect(new Set(texts).size, `${path} says the same twice`).toBe(texts.length)
        await fault.lift()
        await expect.poll(() => shown(page), path).toBe(whole)
        expect(await page.evaluate(() => 'isSameVisit' in window), 'the page was loaded anew').toBe(true)
      })
    }
  })

  test(`a node whose first answers are spoilt is waited for: ${name}`, async ({ page, node }) => {
    const whole = await shownWhole(page, node, 'namespaces')
    const fault = await spoil(page, name, (request) => !request.url().endsWith('/events'))
    await open(page, node, 'namespaces')
    await expect(page.getByRole('heading', { level: 1, name: 'Grove' })).toBeVisible()
    await expect(page.getByRole(name === LATE ? 'status' : 'alert')).toHaveCount(1)
    await fault.lift()
    await expect.poll(() => shown(page)).toBe(whole)
  })
})
