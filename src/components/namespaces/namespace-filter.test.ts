import { expect, test } from 'vitest'
import { bytesToApplicationId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { applicationChoices, findNamespaces, sortNamespaces } from './namespace-filter.ts'
import { namespaceFixture } from './testing-namespaces.ts'

function summary(n: number, alias: string | undefined, name = 'Notes'): NamespaceSummary {
  const applicationId = bytesToApplicationId(new Uint8Array(32).fill(name.length))
  return namespaceFixture(n, { alias, application: { applicationId, name, installed: true } })
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
