/** The two references, built and put beside the dashboard, so that the same node serves all three from one origin. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { contains, DROPS, inner, type MapPage, pointsToTry } from './map-page.ts'

/** With more on the screen none can be aimed at. */
const CARDS_MAX = 180
const here = fileURLToPath(new URL('.', import.meta.url))
const dashboard = fileURLToPath(new URL('../../dist', import.meta.url))

/** A folder with the built dashboard and both reference pages; the caller removes it. */
export async function buildPages(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  try {
    cpSync(dashboard, folder, { recursive: true })
    // One at a time, so that they share no file: each page loads what it needs and nothing else.
    for (const page of ['canvas-page', 'react-flow-page'])
      await build({
        root: here,
        configFile: false,
        logLevel: 'error',
        base: './',
        define: { 'process.env.NODE_ENV': '"production"' },
        build: {
          outDir: folder,
          emptyOutDir: false,
          target: 'es2022',
          modulePreload: { polyfill: false },
          rollupOptions: { input: join(here, `${page}.html`) },
        },
      })
    return folder
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** The instruments as one classic script. */
export async function buildInstruments(): Promise<string> {
  const built = await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: join(here, 'instruments.ts'), formats: ['iife'], name: 'unused' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const chunk = first !== undefined && 'output' in first ? first.output[0] : undefined
  if (chunk === undefined) throw new Error('The instruments were not built.')
  return chunk.code
}

type Reference = Pick<MapPage, 'name' | 'url' | 'cards' | 'drops'>

function referencePage(reference: Reference, map: string): MapPage {
  const box = async (page: Page) => {
    const found = await page.locator(map).boundingBox()
    if (found === null) throw new Error(`There is no map on the page of ${reference.name}.`)
    return found
  }
  return {
    ...reference,
    box,
    async points(page) {
      const area = inner(await box(page))
      const cards = (await page.evaluate(() => window.reference.points())).filter((point) => contains(area, point))
      return cards.length < CARDS_MAX ? cards : pointsToTry(area)
    },
    isLifted: (page) => page.evaluate(() => window.reference.lifted),
    accepts: (page) => page.evaluate(() => window.reference.accepts),
  }
}

export const canvasPage = (dashboardUrl: string): MapPage => ({
  ...referencePage(
    {
      name: 'canvas',
      url: (id) => `${dashboardUrl}canvas-page.html?namespace=${id}`,
      cards: '#none',
      drops: DROPS,
    },
    'canvas',
  ),
  showWhole: (page) => page.getByRole('button', { name: 'Show the whole map' }).click(),
})

/** By default it zooms out to a half and no further, so it has no view of everything. */
export const reactFlowPage = (dashboardUrl: string): MapPage =>
  referencePage(
    {
      name: 'React Flow',
      url: (id) => `${dashboardUrl}react-flow-page.html?namespace=${id}`,
      cards: '.react-flow__node, .react-flow__viewport',
      drops: 1,
    },
    '.react-flow',
  )
