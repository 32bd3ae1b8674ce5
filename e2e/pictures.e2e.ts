import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, joinedPair, open, test } from './grove-test.ts'

/** `npm run pictures` puts them where the README shows them; otherwise they are only looked at when a test fails. */
const folder = fileURLToPath(
  new URL(process.env.GROVE_PICTURES === '1' ? '../docs/pictures/' : '../test-results/pictures/', import.meta.url),
)

const TREE: [name: string, parent?: string][] = [
  ['Finance'],
  ['Billing', 'Finance'],
  ['Invoices', 'Billing'],
  ['Reminders', 'Billing'],
  ['Payroll', 'Finance'],
  ['Operations'],
  ['Fleet', 'Operations'],
  ['Drivers', 'Fleet'],
  ['Trucks', 'Fleet'],
  ['Warehouse', 'Operations'],
  ['Legal'],
  ['People'],
]

for (const colorScheme of ['light', 'dark'] as const)
  test(`the pictures of the README are taken, ${colorScheme}`, async ({ page, pair }) => {
    const { one, two } = pair
    mkdirSync(folder, { recursive: true })
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width: 1440, height: 900 })
    const namespaceId = await joinedPair(one, two)
    const ids = new Map<string, string>()
    for (const [name, parent] of TREE)
      ids.set(name, await one.createGroup(namespaceId, name, parent === undefined ? undefined : ids.get(parent)))
    await open(page, one, `namespaces/${namespaceId}/groups/${ids.get('Billing')}`)
    await expect(page.getByRole('treeitem')).toHaveCount(TREE.length + 1)
    await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible()
    await page.screenshot({ path: `${folder}map-${colorScheme}.png`, animations: 'disabled' })
  })
