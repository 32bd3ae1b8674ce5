import { expect, test } from 'vitest'
import { bytesToApplicationId, bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { applicationChoices, findNamespaces, sortNamespaces } from './namespace-filter.ts'

const bytes = (n: number) => new Uint8Array(32).fill(n)
function summary(n: number, alias: string | undefined, app = 'Notes'): NamespaceSummary {
  const applicationId = bytesToApplicationId(bytes(app.length))
  return {
    namespaceId: bytesToGroupId(bytes(n)),
    appKey: '0'.repeat(64),
    targetApplicationId: applicationId,
    upgradePolicy: 'Automatic',
    createdAt: 0,
    alias,
    memberCount: 1,
    contextCount: 0,
    subgroupCount: 0,
    policy: 'Automatic',
    groupCount: 0,
    application: { applicationId, name: app, installed: true },
    selfIdentity: bytesToPublicKey(bytes(n)),
    selfRole: 'Admin',
    selfCapabilities: 31,
    coordinator: bytesToPublicKey(bytes(n)),
    subscription: 'coordinator',
    logNumber: 1,
  }
}
const all = [summary(1, 'Überbau 10'), summary(2, undefined), summary(3, 'überbau 9'), summary(4, 'Café', 'Calendar')]
const names = (found: NamespaceSummary[]) => found.map(({ alias }) => alias)

test.each([
  ['', ['Überbau 10', undefined, 'überbau 9', 'Café']],
  ['UBERBAU', ['Überbau 10', 'überbau 9']],
  ['bau  9', ['überbau 9']],
  ['cafe', ['Café']],
  ['calendar', ['Café']],
  ['020202', [undefined]],
  ['nothing like it', []],
])('a search for "%s" finds what holds every word of it', (search, found) => {
  expect(names(findNamespaces(all, search))).toEqual(found)
})

test('names come in the order people count in, those without a name last', () => {
  expect(names(sortNamespaces(all))).toEqual(['Café', 'überbau 9', 'Überbau 10', undefined])
})

test('each application is offered once, by name', () => {
  expect(applicationChoices(all).map(({ label }) => label)).toEqual(['Calendar', 'Notes'])
})
