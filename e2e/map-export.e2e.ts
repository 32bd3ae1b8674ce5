/** The exported picture is read by a real XML parser and drawn by a real browser. */
import { exportSvg } from '../src/components/map/export-svg.ts'
import { createShownTree } from '../src/components/tree/shown-tree.ts'
import { randomParents, testList, testModel, testRoot } from '../src/components/tree/testing-tree.ts'
import { createTreeModel } from '../src/components/tree/tree-model.ts'
import { expect, test } from './grove-test.ts'

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
