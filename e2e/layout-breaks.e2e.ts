/** Every screen of the map at three widths, in both themes, with kind and with hostile names: nothing is broken. */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { createGroupAnswer } from '#shared/wire/namespaces.ts'
import { findBreaks } from './find-breaks.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { aimByDialog, joinedAdmins, moveByDialog } from './map-page.ts'

const WIDTHS = [390, 768, 1440] as const
const folder = fileURLToPath(new URL('../test-results/pictures/', import.meta.url))

const KIND = {
  namespace: 'Acme Logistics',
  person: 'Bob',
  vault: 'Vault',
  billing: 'Billing',
  refunds: 'Refunds',
  operations: 'Operations',
  support: 'Support',
}
/** As long as names may be. Marks that turn the direction are refused, so scripts that run that way have to do. */
const HOSTILE: typeof KIND = {
  namespace: 'W'.repeat(64),
  person: `${'@'.repeat(60)}.com`,
  vault: 'מחסן'.repeat(8),
  billing: '<img src=x onerror=alert(1)><b>Donaudampfschifffahrtsgesellscha',
  refunds: `Z${'\u0335\u0489\u033f\u0316'.repeat(7)}`,
  operations: '👩‍👩‍👧'.repeat(3),
  support: 'Übergrößenträgerausschussvorsitzendenstellvertretungsfrage',
}

async function prepare({ one, two }: { one: TestNode; two: TestNode }, names: typeof KIND) {
  const namespaceId = await joinedAdmins(one, two, names.person)
  expect((await one.call('PUT', `/groups/${namespaceId}/alias`, { alias: names.namespace })).status).toBe(200)
  const vault = (
    await one.expect(createGroupAnswer, 'POST', `/namespaces/${namespaceId}/groups`, {
      groupAlias: names.vault,
      visibility: 'restricted',
    })
  ).data.groupId
  const billing = await one.createGroup(namespaceId, names.billing, vault)
  let inner = billing
  for (let level = 0; level < 4; level++) inner = await one.createGroup(namespaceId, names.refunds, inner)
  const operations = await one.createGroup(namespaceId, names.operations)
  const support = await one.createGroup(namespaceId, names.support)
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  return { namespaceId, vault, billing, operations, support }
}

/** Looks at what is shown, at every width. */
async function look(page: Page, scene: string): Promise<void> {
  await expect(page.getByText(/^(Reading|Opening|Arranging) /)).toHaveCount(0)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    // What is placed by script is placed once the new size was drawn.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    await page.screenshot({ path: `${folder}${scene}-${width}.png`, animations: 'disabled' })
    expect.soft(await findBreaks(page), `${scene} at ${width} px`).toEqual([])
  }
}

for (const [kind, names] of [
  ['kind', KIND],
  ['hostile', HOSTILE],
] as const)
  for (const colorScheme of ['light', 'dark'] as const)
    test(`nothing is broken with ${kind} names, ${colorScheme}`, async ({ page, pair }) => {
      test.slow()
      mkdirSync(folder, { recursive: true })
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.setViewportSize({ width: 1440, height: 900 })
      const { one, two } = pair
      const { namespaceId, billing, vault, operations, support } = await prepare(pair, names)
      const group = (id: string, search = '') => open(page, one, `namespaces/${namespaceId}/groups/${id}${search}`)
      const scene = (name: string) => look(page, `${kind}-${colorScheme}-${name}`)
      const dialog = page.getByRole('dialog')

      await test.step('map, outline, both', async () => {
        for (const view of ['map', 'outline', 'both']) {
          await group(billing, `?view=${view}`)
          await expect(page.getByRole('treeitem').first()).toBeVisible()
          await expect(page.getByRole('heading', { name: 'Members' })).toBeVisible()
          await scene(view)
        }
      })
      await test.step('activity', async () => {
        await group(billing, '?side=activity')
        await expect(page.getByRole('list', { name: 'What happened, newest first' })).toBeVisible()
        await scene('activity')
      })
      await test.step('Move to…', async () => {
        await group(billing)
        await page.getByRole('region', { name: 'Selected group' }).getByRole('button', { name: 'Move to…' }).click()
        await dialog.getByText(/^Why not the other/).click()
        await scene('move-to')
        await page.keyboard.press('Escape')
      })
      await test.step('palette', async () => {
        await page.keyboard.press('ControlOrMeta+k')
        await page.keyboard.type('move')
        await expect(dialog.getByRole('option').first()).toBeVisible()
        await scene('palette')
        await page.keyboard.press('Enter')
        await expect(dialog.getByRole('button', { name: 'Back' })).toBeVisible()
        await scene('palette-target')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Escape')
        await expect(dialog).toHaveCount(0)
      })
      await test.step('consequences', async () => {
        await moveByDialog(page, operations)
        await expect(dialog.getByRole('list', { name: 'Gain access' })).toBeVisible()
        await scene('consequences')
        await dialog.getByRole('button', { name: 'Cancel' }).click()
      })
      await test.step('conflict', async () => {
        await group(support)
        await aimByDialog(page, operations)
        expect((await two.call('POST', `/groups/${support}/reparent`, { newParentId: vault })).status).toBe(200)
        await expect(page.locator(`[data-id="${support}"]`).first()).toHaveAttribute('aria-level', '3')
        await page.keyboard.press('Enter')
        await expect(page.getByRole('region', { name: /was not moved$/ })).toBeVisible()
        await scene('conflict')
        await page.getByRole('button', { name: /^Leave it in/ }).click()
      })
      await test.step('history', async () => {
        await group(operations)
        await moveByDialog(page, support)
        await dialog.getByRole('button', { name: 'Move' }).click()
        await expect(page.getByRole('button', { name: /^Undo: / })).toBeVisible()
        await page.getByRole('button', { name: 'History of moves' }).click()
        await expect(dialog.getByRole('listitem')).toHaveCount(1)
        await scene('history')
        await page.keyboard.press('Escape')
      })
      await test.step('plan', async () => {
        await page.getByRole('button', { name: 'Plan moves' }).click()
        await moveByDialog(page, vault)
        await group(billing)
        await moveByDialog(page, support)
        const plan = page.getByRole('region', { name: 'Plan', exact: true })
        await expect(plan.getByRole('listitem')).toHaveCount(2)
        await expect(plan.getByText(/gains? or loses? access|access/).first()).toBeVisible()
        await scene('plan')
      })
    })
