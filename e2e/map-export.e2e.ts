/** The exported picture is read by a real XML parser, drawn by a real browser, saved as a file and sent to the printer. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import * as z from 'zod/mini'
import { exportSvg } from '../src/components/map/export-svg.ts'
import { createShownTree } from '../src/components/tree/shown-tree.ts'
import { randomParents, testList, testModel, testRoot } from '../src/components/tree/testing-tree.ts'
import { createTreeModel } from '../src/components/tree/tree-model.ts'
import { expect, open, test } from './grove-test.ts'
import { card, grown } from './map-page.ts'

const PIECES = [
  '</text>',
  '<script>alert(1)</script>',
  ']]>',
  '<!--',
  '&bogus;',
  '"',
  "'",
  '&#0;',
  '<![CDATA[',
  '\u202e',
]
/** Every piece around, inside and beside each kind of character that XML forbids or that reads the other way. */
const HOSTILE = PIECES.flatMap((piece) =>
  [
    '\u0000',
    '\u0008',
    '\u001b',
    '\ud800',
    '\udfff',
    '\ufffe',
    '\uffff',
    '\u009f',
    'שלום',
    '🚚',
    '\u2028',
    '%s',
    '{{x}}',
    '\n',
    ' ',
  ].map((odd) => `${odd}${piece}${odd}x`),
)

test('a picture with 150 hostile names is well-formed, shows each as text and runs nothing', async ({ page }) => {
  expect(HOSTILE).toHaveLength(150)
  const list = testList(randomParents(HOSTILE.length, 9)).map((group, index) => ({
    ...group,
    alias: HOSTILE[index] ?? '',
  }))
  const model = createTreeModel({ ...testRoot, alias: HOSTILE[0] ?? '' }, list)
  const svg = exportSvg(createShownTree(model, new Set()))
  const read = await page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
    return {
      error: parsed.querySelector('parsererror')?.textContent,
      elements: [...new Set([...parsed.querySelectorAll('*')].map((element) => element.localName))].sort(),
      titles: [...parsed.querySelectorAll('g > title')].map((title) => title.textContent ?? ''),
    }
  }, svg)
  expect(read.error).toBeUndefined()
  expect(read.elements).toEqual(['desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title'])
  expect(read.titles).toHaveLength(151)
  for (const piece of PIECES) expect(read.titles.filter((title) => title.includes(piece)).length).toBeGreaterThan(14)
})

test('a picture of ten thousand groups is drawn by the browser', async ({ page }) => {
  const svg = exportSvg(createShownTree(testModel(randomParents(10_000, 4, 5)), new Set()))
  const drawn = await page.evaluate(async (source) => {
    const image = new Image()
    image.src = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }))
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = 300
    canvas.height = 200
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0, 300, 200)
    const pixels = context?.getImageData(0, 0, 300, 200).data ?? []
    return { width: image.naturalWidth, colours: new Set(pixels).size }
  }, svg)
  expect(drawn.width).toBeGreaterThan(10_000)
  expect(drawn.colours).toBeGreaterThan(10)
})

const chooseExport = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: title }).click()
}
async function saved(page: Page, title: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), chooseExport(page, title)])
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

test('what is shown is saved as a picture, all groups as data', async ({ page, node }) => {
  const { namespaceId, finance, billing, operations } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await page.getByRole('button', { name: 'Fold Finance' }).click()
  await expect(card(page, /^Billing/)).toBeHidden()
  const svg = await saved(page, 'Export what is shown as SVG')
  expect(svg.name).toBe('Acme Logistics.svg')
  expect(svg.text).toContain('Operations')
  expect(svg.text).not.toContain('Billing')
  const json = await saved(page, 'Export all groups as JSON')
  expect(json.name).toBe('Acme Logistics.json')
  for (const id of [finance, billing, operations]) expect(json.text).toContain(id)
})

const printedSchema = z.object({ title: z.string(), width: z.number(), pages: z.number() })

test('what is shown is printed alone, as one whole picture', async ({ page, node }) => {
  // No printer answers here: what would go to it is looked at when it is asked for.
  await page.addInitScript(() => {
    window.print = () => {
      const [picture] = document.images
      Object.assign(window.top ?? {}, {
        printed: { title: document.title, width: picture?.naturalWidth, pages: document.images.length },
      })
      dispatchEvent(new Event('afterprint'))
    }
  })
  const { namespaceId } = await grown(node)
  await open(page, node, `namespaces/${namespaceId}`)
  await expect(card(page, /^Billing/)).toBeVisible()
  await chooseExport(page, 'Print what is shown')
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'printed'))).toBeDefined()
  const printed = printedSchema.parse(await page.evaluate(() => Reflect.get(window, 'printed')))
  expect(printed).toMatchObject({ title: 'Acme Logistics', pages: 1 })
  expect(printed.width).toBeGreaterThan(400)
  await expect(page.locator('iframe')).toHaveCount(0)
})
