/** The map as a person has it: groups by their names, and a hand on the mouse. */
import type { Page } from '@playwright/test'
import { expect, joinedPair, type TestNode } from './grove-test.ts'

export const card = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name })

/** The parent that the node itself gives a group. */
export async function parentOf(node: TestNode, groupId: string): Promise<string | undefined> {
  return /"parentId":"([0-9a-f]{64})"/.exec((await node.call('GET', `/groups/${groupId}`)).text)?.[1]
}

export async function centre(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await card(page, new RegExp(`^${name}`)).boundingBox()
  if (box === null) throw new Error(`${name} is not on the screen.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Where the map is in the window. */
export async function mapBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.getByRole('tree').last().boundingBox()
  if (box === null) throw new Error('There is no map on the page.')
  return box
}

/** Paths of the requests that change something, as they go out. */
export function recordWrites(page: Page): string[] {
  const writes: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (request.method() !== 'GET' && !pathname.endsWith('/preview-moves')) writes.push(pathname)
  })
  return writes
}

/** What screen readers are told. */
export const told = (page: Page, words: string | RegExp) =>
  page.locator('[aria-live]').filter({ hasText: words }).first()

/** Presses on one group and moves over another, in steps as a hand does; the button stays down. */
export async function dragOver(page: Page, from: string, to: { x: number; y: number }): Promise<void> {
  const start = await centre(page, from)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 12, start.y + 8, { steps: 3 })
  await page.mouse.move(to.x, to.y, { steps: 12 })
}

export async function grown(node: TestNode) {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const finance = await node.createGroup(namespaceId, 'Finance')
  const billing = await node.createGroup(namespaceId, 'Billing', finance)
  const operations = await node.createGroup(namespaceId, 'Operations')
  return { namespaceId, finance, billing, operations }
}

/** A namespace that two nodes may rearrange; node two goes by this name there. Answers its id. */
export async function joinedAdmins(one: TestNode, two: TestNode, name: string): Promise<string> {
  const namespaceId = await joinedPair(one, two)
  const member = `/groups/${namespaceId}/members/${await two.identity(namespaceId)}`
  expect((await one.call('PUT', `${member}/role`, { role: 'Admin' })).status).toBe(200)
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  expect((await two.call('PUT', `${member}/alias`, { alias: name })).status).toBe(200)
  return namespaceId
}

/** The tree as the screen has it, row by row: the level and the name of each. For trees that fit without scrolling. */
export const shownTree = (page: Page): Promise<string[]> =>
  page
    .getByRole('treeitem')
    .evaluateAll((rows) =>
      rows.map((row) => `${row.getAttribute('aria-level')} ${row.getAttribute('aria-label')?.split(',')[0]}`),
    )

/** The same of the node itself, in the order in which people read it. */
export async function treeOf(node: TestNode, namespaceId: string): Promise<string[]> {
  const groups = await node.groups(namespaceId)
  const { alias } = await node.summary(namespaceId)
  const rows = (parentId: string, level: number): string[] =>
    groups
      .filter((group) => group.parentId === parentId)
      .toSorted((one, other) => (one.alias ?? '').localeCompare(other.alias ?? ''))
      .flatMap((group) => [`${level} ${group.alias}`, ...rows(group.groupId, level + 1)])
  return [`1 ${alias}`, ...rows(namespaceId, 2)]
}

/** Chooses a target for the selected group in the "Move to…" dialog; Enter is left to press. */
export async function aimByDialog(page: Page, target: string): Promise<void> {
  await page.getByRole('region', { name: 'Selected group' }).getByRole('button', { name: 'Move to…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Move .* to…$/ })
  await dialog.getByRole('searchbox', { name: 'Find a group' }).fill(target)
  await dialog.getByRole('radio').first().check()
}

export async function moveByDialog(page: Page, target: string): Promise<void> {
  await aimByDialog(page, target)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /^Move .* to…$/ }).waitFor({ state: 'hidden' })
}
