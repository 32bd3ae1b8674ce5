/** What a move changes for people is shown before it is made; what changes nothing for anybody asks nothing. */
import type { Page } from '@playwright/test'
import { membersAnswer } from '#shared/wire/groups.ts'
import { createGroupAnswer } from '#shared/wire/namespaces.ts'
import { createActor } from '../node/testing/actors.ts'
import { isAccessible } from './accessible.ts'
import { expect, joinedPair, open, type TestNode, test } from './grove-test.ts'
import { aimByDialog, card, centre, dragOver, moveByDialog, recordWrites, shownTree, treeOf } from './map-page.ts'

test('who gains and who loses access is asked about; Cancel sends nothing, Move moves', async ({ page, pair }) => {
  const { one, two } = pair
  const namespaceId = await joinedPair(one, two)
  await two.call('PUT', `/groups/${namespaceId}/members/${await two.identity(namespaceId)}/alias`, { alias: 'Ana' })
  const vault = await one.expect(createGroupAnswer, 'POST', `/namespaces/${namespaceId}/groups`, {
    groupAlias: 'Vault',
    visibility: 'restricted',
  })
  const billing = await one.createGroup(namespaceId, 'Billing', vault.data.groupId)
  await one.createGroup(namespaceId, 'Refunds', billing)
  await one.createGroup(namespaceId, 'Operations')
  await open(page, one, `namespaces/${namespaceId}/groups/${billing}?view=outline`)
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/reparent') && sent.push(request.url()))
  const before = await treeOf(one, namespaceId)

  await moveByDialog(page, 'Operations')
  const dialog = page.getByRole('dialog', { name: 'Move Billing to Operations?' })
  await expect(dialog.getByRole('list', { name: 'Gain access' }).getByRole('listitem')).toHaveText([
    'AnaBilling, Refunds',
  ])
  await expect(dialog.getByRole('list', { name: 'Lose access' })).toHaveCount(0)
  await isAccessible(page, 'the dialog', 'dialog[open]')
  // Shown at once, where it would be.
  await expect(page.locator('[role=treeitem][aria-label^="Billing"]')).toHaveAttribute('aria-label', /moving$/)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect.poll(() => shownTree(page)).toEqual(before)
  expect(sent).toEqual([])

  await moveByDialog(page, 'Operations')
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect.poll(() => one.parentOf(namespaceId, billing)).not.toBe(vault.data.groupId)
  await expect.poll(() => shownTree(page)).toEqual(await treeOf(one, namespaceId))
  await expect(card(page, /^Billing/)).toHaveAttribute('aria-level', '3')
  // Until it is proven it cannot be taken up again.
  await expect(page.getByText(/Billing moved from Vault to Operations/).first()).toBeVisible()

  await aimByDialog(page, 'Vault')
  await page.keyboard.press('Enter')
  const back = page.getByRole('dialog', { name: 'Move Billing to Vault?' })
  await expect(back.getByRole('list', { name: 'Lose access' }).getByRole('listitem')).toHaveText([
    'AnaBilling, Refunds',
  ])
  await page.keyboard.press('Escape')
  await expect(back).toHaveCount(0)
  expect(sent).toHaveLength(1)
})

/** Who is in which group, by names; a role and rights with each, as the node itself lists its members. */
type Access = ReadonlyMap<string, string>

async function accessIn(node: TestNode, ids: ReadonlyMap<string, string>, people: ReadonlyMap<string, string>) {
  const access = new Map<string, string>()
  for (const [name, id] of ids) {
    const { members, inherited } = await node.expect(membersAnswer, 'GET', `/groups/${id}/members`)
    for (const { identity, role, capabilities } of [...members, ...inherited])
      access.set(`${people.get(identity) ?? identity}: ${name}`, `${role} ${capabilities}`)
  }
  return access
}

/** What the dialog has to say, if it is true: from the member lists before and after. */
function difference(before: Access, after: Access) {
  const pairs = [...new Set([...before.keys(), ...after.keys()])].sort()
  return {
    'Gain access': pairs.filter((pair) => !before.has(pair)),
    'Lose access': pairs.filter((pair) => !after.has(pair)),
    'Change role or rights': pairs.filter(
      (pair) => before.has(pair) && after.has(pair) && before.get(pair) !== after.get(pair),
    ),
  }
}
type Difference = ReturnType<typeof difference>
const NOTHING: Difference = { 'Gain access': [], 'Lose access': [], 'Change role or rights': [] }

/** What the dialog says, in the same form. */
async function saidIn(page: Page): Promise<Difference> {
  const list = (name: keyof Difference) =>
    page
      .getByRole('dialog')
      .getByRole('list', { name })
      .getByRole('listitem')
      .evaluateAll((rows) =>
        rows
          .flatMap((row) => {
            const person = row.querySelector('[title]')
            const groups = [...row.querySelectorAll('bdi')].filter((name) => name !== person)
            return groups.map((group) => `${person?.getAttribute('title')}: ${group.textContent}`)
          })
          .sort(),
      )
  return {
    'Gain access': await list('Gain access'),
    'Lose access': await list('Lose access'),
    'Change role or rights': await list('Change role or rights'),
  }
}

/**
 * Open and restricted groups, and people who are direct members here and there: Bob of the namespace, and only to read
 * of Finance; Cy of Finance, Dora of Vault and of Refunds, Eli only to read of Operations.
 */
async function knownMembers({ one, two }: { one: TestNode; two: TestNode }) {
  const namespaceId = await joinedPair(one, two)
  const bob = await two.identity(namespaceId)
  const named = await two.call('PUT', `/groups/${namespaceId}/members/${bob}/alias`, { alias: 'Bob' })
  expect(named.status).toBe(200)
  const people = new Map([[bob, 'Bob']])
  const ids = new Map([['Acme Logistics', namespaceId]])
  const idOf = (name: string): string => ids.get(name) ?? ''
  const group = async (groupAlias: string, parent = 'Acme Logistics', visibility: 'open' | 'restricted' = 'open') => {
    const request = { groupAlias, parentId: idOf(parent), visibility }
    const made = await one.expect(createGroupAnswer, 'POST', `/namespaces/${namespaceId}/groups`, request)
    ids.set(groupAlias, made.data.groupId)
  }
  const member = async (name: string, groupName: string, role = 'Member') => {
    const identity = name === 'Bob' ? bob : createActor(name).publicKey
    const added = await one.call('POST', `/groups/${idOf(groupName)}/members`, { members: [{ identity, role }] })
    expect(added.status, added.text).toBe(200)
  }
  await group('Finance')
  await group('Operations')
  await group('Vault', 'Acme Logistics', 'restricted')
  await group('Billing', 'Vault')
  await group('Refunds', 'Billing')
  await group('Safe', 'Billing', 'restricted')
  await group('Payroll', 'Finance')
  await member('Cy', 'Finance')
  await member('Bob', 'Finance', 'ReadOnly')
  await member('Dora', 'Vault')
  await member('Dora', 'Refunds')
  await member('Eli', 'Operations', 'ReadOnly')
  return { namespaceId, ids, idOf, people }
}

const MOVES: readonly [group: string, to: string, lists: readonly (keyof Difference)[]][] = [
  ['Billing', 'Operations', ['Gain access', 'Lose access']],
  ['Billing', 'Finance', ['Change role or rights', 'Gain access', 'Lose access']],
  ['Safe', 'Vault', []],
  ['Finance', 'Vault', ['Gain access']],
  ['Payroll', 'Acme Logistics', ['Change role or rights', 'Lose access']],
  ['Payroll', 'Safe', ['Lose access']],
  ['Vault', 'Operations', []],
  ['Refunds', 'Acme Logistics', ['Change role or rights', 'Lose access']],
]

test('the dialog lists exactly those whose access the move changes, and comes only for such a move', async ({
  page,
  pair,
}) => {
  test.slow()
  const { one } = pair
  const { namespaceId, ids, idOf, people } = await knownMembers(pair)
  const writes = recordWrites(page)
  const dialog = page.getByRole('dialog', { name: /^Move .*\?$/ })
  const undo = (name: string) => page.getByRole('button', { name: new RegExp(`^Undo: ${name} to`) })
  for (const [index, [name, to, lists]] of MOVES.entries())
    await test.step(`${name} to ${to}`, async () => {
      const before = await accessIn(one, ids, people)
      await open(page, one, `namespaces/${namespaceId}/groups/${idOf(name)}?view=outline`)
      await moveByDialog(page, idOf(to))
      await expect(dialog.or(undo(name))).toBeVisible()
      const said = (await dialog.isVisible()) ? await saidIn(page) : NOTHING
      expect(writes).toHaveLength(lists.length === 0 ? index + 1 : index)
      if (lists.length > 0) await dialog.getByRole('button', { name: 'Move' }).click()
      await expect(undo(name)).toBeVisible()
      expect(await one.parentOf(namespaceId, idOf(name))).toBe(idOf(to))
      expect(said).toEqual(difference(before, await accessIn(one, ids, people)))
      expect(
        Object.entries(said)
          .flatMap(([list, pairs]) => (pairs.length > 0 ? [list] : []))
          .sort(),
      ).toEqual(lists)
    })
})

test('a move that changes nothing for anybody is one gesture: no dialog, one request', async ({ page, pair }) => {
  const { one } = pair
  const { namespaceId, idOf } = await knownMembers(pair)
  await open(page, one, `namespaces/${namespaceId}`)
  const writes = recordWrites(page)
  let dialogs = 0
  await page.exposeFunction('noteDialog', () => dialogs++)
  await page.evaluate(() => {
    const original = HTMLDialogElement.prototype.showModal
    HTMLDialogElement.prototype.showModal = function () {
      Reflect.get(window, 'noteDialog')()
      original.call(this)
    }
  })
  await dragOver(page, 'Vault', await centre(page, 'Operations'))
  await page.mouse.up()
  await expect.poll(() => one.parentOf(namespaceId, idOf('Vault'))).toBe(idOf('Operations'))
  await expect(page.getByRole('button', { name: 'Undo: Vault to Operations' })).toBeVisible()
  expect(writes).toHaveLength(1)
  expect(dialogs).toBe(0)
})

test('what others change while the dialog is open is looked up again, and said', async ({ page, pair }) => {
  const { one } = pair
  const { namespaceId, idOf } = await knownMembers(pair)
  await open(page, one, `namespaces/${namespaceId}/groups/${idOf('Billing')}?view=outline`)
  const dialog = page.getByRole('dialog', { name: 'Move Billing to Operations?' })
  const changed = dialog.getByText('Somebody changed the namespace meanwhile: this is what would happen now.')
  const rows = (name: keyof Difference) => dialog.getByRole('list', { name }).getByRole('listitem')
  const asNow = async (path: string, body: object) => expect((await one.call('POST', path, body)).status).toBe(200)

  await moveByDialog(page, 'Operations')
  await expect(rows('Lose access')).toHaveText([/Billing$/])
  // Nothing that this move changes: the lists stay, and nothing is said.
  const looked = page.waitForResponse(/preview-moves$/)
  await one.createGroup(namespaceId, 'Legal')
  await looked
  await expect(dialog.getByRole('button', { name: 'Move' })).not.toHaveAttribute('aria-disabled')
  await expect(changed).toHaveCount(0)

  const { publicKey } = createActor('Gil')
  await asNow(`/groups/${idOf('Vault')}/members`, { members: [{ identity: publicKey, role: 'Member' }] })
  await expect(rows('Lose access')).toHaveText([/./, /./])
  await expect(changed).toBeVisible()

  // Everybody of the vault and of Operations goes, and Billing opens for nobody.
  const visibility = await one.call('PUT', `/groups/${idOf('Operations')}/settings/default-visibility`, {
    defaultVisibility: 'restricted',
  })
  expect(visibility.status, visibility.text).toBe(200)
  const people = [publicKey, createActor('Dora').publicKey]
  await asNow(`/groups/${idOf('Vault')}/members/remove`, { members: people })
  await asNow(`/groups/${idOf('Operations')}/members/remove`, { members: [createActor('Eli').publicKey] })
  await expect(dialog.getByText('It changes nothing for anybody any more.')).toBeVisible()
  await expect(rows('Lose access')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect.poll(() => one.parentOf(namespaceId, idOf('Billing'))).toBe(idOf('Operations'))
})

test('a move that others make impossible while its dialog is open is not made, and its target is told', async ({
  page,
  pair,
}) => {
  const { one } = pair
  const { namespaceId, idOf } = await knownMembers(pair)
  await open(page, one, `namespaces/${namespaceId}/groups/${idOf('Billing')}?view=outline`)
  const dialog = page.getByRole('dialog', { name: 'Move Billing to Operations?' })
  const writes = recordWrites(page)
  await moveByDialog(page, 'Operations')
  await expect(dialog).toBeVisible()
  await one.call('DELETE', `/groups/${idOf('Operations')}`, {})
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(
    'Billing was not moved to Operations. ',
  )
  expect(writes).toEqual([])
  expect(await one.parentOf(namespaceId, idOf('Billing'))).toBe(idOf('Vault'))
})
