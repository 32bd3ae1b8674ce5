import type { Page } from '@playwright/test'
import { isAccessible } from './accessible.ts'
import { expect, open, test } from './grove-test.ts'
import { grown } from './map-page.ts'

const palette = (page: Page) => page.getByRole('dialog')
const field = (page: Page) => palette(page).getByRole('combobox')
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })
/** What Enter would choose. */
const active = (page: Page) => palette(page).getByRole('option', { selected: true })
const paletteButton = (page: Page) => page.getByRole('button', { name: 'Search and commands' })

async function openByKey(page: Page): Promise<void> {
  await expect(paletteButton(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
}

test('pages and namespaces are reached by typing, from the button and from the keys', async ({ page, node }) => {
  await node.createNamespace('Acme Logistics')
  await open(page, node, 'namespaces')
  await paletteButton(page).click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('appl')
  await expect(active(page)).toContainText('Applications')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Applications' })).toBeFocused()

  await openByKey(page)
  await page.keyboard.type('logistics acme')
  await expect(palette(page).getByRole('status')).toHaveText('1 result')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeVisible()
})

test('the keys work while somebody types in a field, and Escape goes back there', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  const search = page.getByRole('combobox', { name: 'Find a group' })
  await search.fill('Fin')
  await openByKey(page)
  await page.keyboard.type('xyzzy')
  await expect(palette(page).getByRole('status')).toHaveText('Nothing is called this.')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toHaveCount(0)
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('Fin')

  await openByKey(page)
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toHaveCount(0)
})

test('what is typed while it loads for the first time is not lost', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  let letThrough = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(/CommandPalette-.*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  // From the start: set up on a page that is busy, it was missed once.
  const asked = page.waitForRequest(/CommandPalette-.*\.js$/)
  await open(page, node, `namespaces/${namespaceId}`)
  const search = page.getByRole('combobox', { name: 'Find a group' })
  await search.focus()
  await page.keyboard.press('Control+k')
  await asked
  await page.keyboard.type('node')
  letThrough()
  await expect(field(page)).toHaveValue('node')
  await expect(search).toHaveValue('')
})

test('what is typed as soon as its field has the focus is not lost', async ({ page, node }) => {
  await open(page, node, 'namespaces')
  const isLetterLeft = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        addEventListener('focusin', ({ target }) => {
          if (!(target instanceof HTMLInputElement)) return
          resolve(target.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true, cancelable: true })))
        })
      }),
  )
  await openByKey(page)
  expect(await isLetterLeft).toBe(true)
})

test('when it cannot be loaded, it says so and the page goes on', async ({ page, node }) => {
  await open(page, node, 'namespaces')
  await page.route(/CommandPalette-.*\.js$/, (route) => route.abort())
  await paletteButton(page).click()
  await expect(page.getByText(/search could not be loaded/)).toBeVisible()
  await page.getByRole('link', { name: 'Node', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('a group is found by its name and shown', async ({ page, node }) => {
  const { namespaceId, billing } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await openByKey(page)
  await page.keyboard.type('bill')
  await expect(active(page)).toHaveText(/^Billing\s+Finance · /)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/groups/${billing}`))
  await expect(
    page.getByRole('region', { name: 'Selected group' }).getByRole('heading', { name: 'Billing' }),
  ).toBeVisible()
})

test('a group that is not selected is moved by the keyboard alone, where it may go', async ({ page, node }) => {
  const { namespaceId, finance, billing, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await openByKey(page)
  await page.keyboard.type('move fin')
  await page.keyboard.press('Enter')
  await expect(palette(page).getByRole('heading', { name: 'Move Finance to…' })).toBeVisible()
  await expect(field(page)).toBeFocused()
  // Neither itself, nor what is inside it, nor where it is.
  await expect(palette(page).getByRole('option')).toHaveCount(1)
  await expect(active(page)).toContainText('Operations')

  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('move fin')
  await field(page).fill('move bill')
  await page.keyboard.press('Enter')
  await expect(palette(page).getByRole('option')).toHaveCount(2)
  await page.keyboard.press('End')
  await expect(active(page)).toContainText('Operations')
  await page.keyboard.press('Home')
  await expect(active(page)).toContainText('Top level of Acme Logistics')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toHaveCount(0)
  await expect.poll(() => node.parentOf(namespaceId, billing)).toBe(operations)
  expect(await node.parentOf(namespaceId, finance)).toBe(namespaceId)
})

test('what cannot be done is offered with the reason, and does nothing', async ({ page, node }) => {
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await openByKey(page)
  await page.keyboard.type('delete acme')
  await expect(active(page)).toContainText('Deleting the whole namespace is done in its settings.')
  await expect(active(page)).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
})

test('a dialog that is opened from it has the focus, and gives it back', async ({ page, node }) => {
  const { namespaceId, finance } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}/groups/${finance}`)
  await paletteButton(page).click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('rename finance')
  await page.keyboard.press('Enter')
  const name = page.getByRole('dialog').getByRole('textbox')
  await expect(name).toBeFocused()
  // Another dialog waits for its answer first.
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(paletteButton(page)).toBeFocused()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true })

  test('it fits, works by touch, and is free of accessibility violations', async ({ page, node }) => {
    const { namespaceId, billing } = await grown(node)
    await node.createGroup(namespaceId, `${'Incomprehensibly'.repeat(3)} שלום`)
    await open(page, node, `namespaces/${namespaceId}/groups/${billing}`)
    const width = () => page.evaluate(() => document.documentElement.scrollWidth)
    expect(await width()).toBeLessThanOrEqual(320)
    await paletteButton(page).tap()
    const fine = async () => {
      await isAccessible(page, 'the palette')
      const sideways = await palette(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth)
      expect(sideways).toBeLessThanOrEqual(0)
    }
    await expect(option(page, /^Move Billing to/)).toBeVisible()
    await fine()
    await field(page).fill('incompr')
    await expect(active(page)).toContainText('שלום')
    await fine()
    await field(page).fill('')
    await option(page, /^Move Billing to/).tap()
    await expect(option(page, /^Operations/)).toBeVisible()
    await fine()
    await palette(page).getByRole('button', { name: 'Back' }).tap()
    await expect(option(page, /^Move Billing to/)).toBeVisible()
    await palette(page).getByRole('button', { name: 'Close' }).tap()
    await expect(palette(page)).toHaveCount(0)
  })
})

test('the map of a namespace uses the whole window, other pages stay as narrow as can be read', async ({
  page,
  node,
}) => {
  const { namespaceId } = await grown(node)
  await page.setViewportSize({ width: 1900, height: 900 })
  const mainWidth = async () => (await page.getByRole('main').boundingBox())?.width
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect.poll(mainWidth).toBeGreaterThan(1800)
  await page.getByRole('link', { name: 'Node', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Node' })).toBeVisible()
  await expect.poll(mainWidth).toBeLessThan(1300)
})
