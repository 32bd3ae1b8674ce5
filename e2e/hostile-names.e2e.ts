/** Names of every hostile kind: kept as they are or refused with a reason, shown as text wherever a name shows. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { aliasVerdict } from '#shared/domain/alias.ts'
import { applicationsAnswer } from '#shared/wire/applications.ts'
import { createContextAnswer } from '#shared/wire/contexts.ts'
import { groupContextsAnswer } from '#shared/wire/groups.ts'
import { namespaceMembersAnswer } from '#shared/wire/people.ts'
import { readConfig } from '../node/config.ts'
import { testBundle, upload } from '../node/testing/bundles.ts'
import { plantGroups, wide } from '../node/testing/plant-groups.ts'
import { plantMembers } from '../node/testing/plant-members.ts'
import { fileName } from '../src/lib/download.ts'
import { findBreaks } from './find-breaks.ts'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { HOSTILE_NAMES } from './hostile-names.ts'

const KEPT = HOSTILE_NAMES.filter((name) => aliasVerdict(name).ok)
const WIDTHS = [320, 768, 1440]
/** One after the other in a browser takes long; otherwise every so many of them. */
const SAMPLE = process.env.GROVE_LONG === '1' ? KEPT : KEPT.filter((_, index) => index % 15 === 0)
const nameAt = (index: number): string => KEPT[index] ?? ''

/** Every script of the list would set it. */
async function nothingRan(page: Page): Promise<void> {
  expect(await page.evaluate(() => '__ran' in window), 'a script ran').toBe(false)
}
/** Tall enough for all rows, so that each of them is looked at. */
async function looksWhole(page: Page, what: string, height: number): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height })
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    expect.soft(await findBreaks(page), `${what} at ${width} px`).toEqual([])
  }
  await nothingRan(page)
}

type Answer = { status: number; text: string }
/** Kept exactly, or refused with a sentence; never anything between. */
async function isEqualOrRefused(name: string, answer: Answer, read: () => Promise<string | undefined>): Promise<void> {
  const shown = JSON.stringify(name)
  if (answer.status === 200) return expect(await read(), shown).toBe(name)
  // A bundle was read and is not good; anything else was not good as a request.
  expect([400, 422], shown).toContain(answer.status)
  expect(answer.text, shown).toMatch(/"error":"[^"\p{C}]{15,}"/u)
}

test('the list holds more than 150 names that a node keeps or refuses', () => {
  expect(HOSTILE_NAMES.length).toBeGreaterThanOrEqual(150)
  expect(KEPT.length).toBeGreaterThan(100)
})

test('names of namespaces, groups, members, contexts and applications are kept as they are or refused', async ({
  node,
}) => {
  test.slow()
  const namespaceId = await node.createNamespace()
  const groupId = await node.createGroup(namespaceId, 'Finance')
  const identity = await node.identity(namespaceId)
  const put = (path: string, alias: string) => node.call('PUT', `${path}/alias`, { alias })
  for (const [index, name] of HOSTILE_NAMES.entries()) {
    await isEqualOrRefused(name, await put(`/groups/${namespaceId}`, name), async () => {
      return (await node.summary(namespaceId)).alias
    })
    await isEqualOrRefused(name, await put(`/groups/${groupId}`, name), async () => {
      return (await node.groups(namespaceId)).find((group) => group.groupId === groupId)?.alias
    })
    await isEqualOrRefused(name, await put(`/groups/${namespaceId}/members/${identity}`, name), async () => {
      const { data } = await node.expect(namespaceMembersAnswer, 'GET', `/namespaces/${namespaceId}/members`)
      return data.people[0]?.alias
    })
    const created = await node.call('POST', '/contexts', { groupId, alias: name })
    await isEqualOrRefused(name, created, async () => {
      const { contextId } = createContextAnswer.parse(created.json).data
      const { data } = await node.expect(groupContextsAnswer, 'GET', `/groups/${groupId}/contexts`)
      return data.find((context) => context.contextId === contextId)?.alias
    })
    // Half a character cannot be written into a file at all.
    if (/\p{Cs}/u.test(name)) continue
    const bundle = testBundle({ name, package: `network.example.n${index}` })
    await isEqualOrRefused(name, await upload(node, bundle.bytes), async () => {
      const { apps } = (await node.expect(applicationsAnswer, 'GET', '/applications')).data
      return apps.find(({ package: id }) => id === `network.example.n${index}`)?.name
    })
  }
})

test('names of nodes are kept as they are or refused, and stay on their line of the log', () => {
  for (const name of HOSTILE_NAMES) {
    const args = [`--name=${name}`]
    if (aliasVerdict(name).ok) expect(readConfig(args).name).toBe(name)
    else expect(() => readConfig(args), JSON.stringify(name)).toThrow(/^--name cannot be that\. A name [^\p{Cc}]+$/u)
  }
})

test('files are called what no system takes for anything else', () => {
  for (const name of HOSTILE_NAMES) {
    const file = fileName(name, 'Namespace', 'json')
    expect(file, JSON.stringify(name)).toMatch(/^[^\p{C}/\\:*?"<>|.\s-][^\p{Cc}/\\:*?"<>|]*\.json$/u)
    expect(file).not.toMatch(/^(con|prn|aux|nul)\./i)
  }
})

async function groupsOfAllNames(node: TestNode): Promise<string> {
  const namespaceId = await node.createNamespace(nameAt(0))
  await node.whileStopped((home) => plantGroups(home, namespaceId, KEPT.length, wide, nameAt))
  return namespaceId
}

test('groups of all names are shown as they are called: outline, map, dialogs, lists, files', async ({
  page,
  node,
}) => {
  test.slow()
  const namespaceId = await groupsOfAllNames(node)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: 9000 })
  await open(page, node, `namespaces/${namespaceId}?view=outline`)
  const rows = page.getByRole('treeitem')
  await expect(rows).toHaveCount(KEPT.length + 1)
  const labels = await rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? ''))
  for (const name of KEPT)
    expect(
      labels.filter((label) => label.startsWith(name)),
      JSON.stringify(name),
    ).not.toEqual([])
  await looksWhole(page, 'outline', 9000)

  await page.setViewportSize({ width: 1440, height: 900 })
  await open(page, node, `namespaces/${namespaceId}?view=map`)
  await expect(rows.first()).toBeVisible()
  await looksWhole(page, 'map', 900)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: 'Export' })
      .click()
      .then(() => page.getByRole('menuitem', { name: 'Export all groups as JSON' }).click()),
  ])
  expect(file.suggestedFilename()).toBe(fileName(nameAt(0), 'Namespace', 'json'))
  const exported = await readFile(await file.path(), 'utf8')
  for (const name of KEPT) expect(exported).toContain(JSON.stringify(name))

  const own = await node.identity(namespaceId)
  for (const path of ['members', `members/${own}`, 'members/add']) {
    await open(page, node, `namespaces/${namespaceId}/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(/^(Reading|Loading|Opening) /)).toHaveCount(0)
    await looksWhole(page, path, 900)
  }
})

test('members of all names are shown as they are called, on every page that lists them', async ({ page, node }) => {
  test.slow()
  const namespaceId = await node.createNamespace('Acme Logistics')
  const groupId = await node.createGroup(namespaceId, 'Finance')
  await node.whileStopped((home) => plantMembers(home, namespaceId, KEPT))
  await page.setViewportSize({ width: 1440, height: 14_000 })
  await open(page, node, `namespaces/${namespaceId}/members`)
  const table = page.getByRole('grid', { name: 'Members' })
  await expect(table.getByRole('row')).toHaveCount(KEPT.length + 2)
  const shown = await table.locator('bdi[title]').evaluateAll((all) => all.map((one) => one.getAttribute('title')))
  for (const name of KEPT) expect(shown, JSON.stringify(name)).toContain(name)
  await looksWhole(page, 'members', 14_000)
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const path of [`groups/${namespaceId}`, `groups/${groupId}`, '?side=activity']) {
    await open(page, node, `namespaces/${namespaceId}${path.startsWith('?') ? path : `/${path}`}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(/^(Reading|Loading|Opening) /)).toHaveCount(0)
    await looksWhole(page, path, 900)
  }
})

test('one hostile name after the other: title, heading, dialog and toast', async ({ page, node }) => {
  test.setTimeout(30_000 + SAMPLE.length * 10_000)
  const namespaceId = await node.createNamespace('Acme Logistics')
  const groupId = await node.createGroup(namespaceId, 'Finance')
  await page.setViewportSize({ width: 320, height: 900 })
  await open(page, node, `namespaces/${namespaceId}/groups/${groupId}`)
  const panel = page.getByRole('region', { name: 'Selected group' })
  const toasts = page.getByRole('region', { name: 'Notifications' })
  for (const name of SAMPLE)
    await test.step(JSON.stringify(name), async () => {
      await panel.getByRole('button', { name: 'Rename' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
      await dialog.getByRole('button', { name: 'Rename' }).click()
      await expect(toasts.getByText(`Renamed to ${name}.`).last()).toBeVisible()
      await expect(panel.getByRole('heading', { level: 2 }).first()).toHaveText(name)
      expect.soft(await findBreaks(page), 'the toast').toEqual([])
      expect((await node.call('PUT', `/groups/${namespaceId}/alias`, { alias: name })).status).toBe(200)
      await expect(page).toHaveTitle(`${name} · Grove`)
      await panel.getByRole('button', { name: 'Delete' }).click()
      await expect(dialog.getByRole('heading')).toHaveText(`Delete ${name}`)
      expect.soft(await findBreaks(page), 'the dialog').toEqual([])
      await page.keyboard.press('Escape')
      await nothingRan(page)
    })
})
