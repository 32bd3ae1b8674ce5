import { expect, test } from 'vitest'
import { POLICY_KINDS, type UpgradePolicy } from '#shared/domain/policy.ts'
import type { PublicationStatus } from '#shared/domain/upgrades.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { testUpgrades } from './testing-upgrades.ts'
import { nextUnderPolicy, publicationSentence, quietSentence } from './upgrade-sentences.ts'

const coordinated: UpgradePolicy = { Coordinated: { deadline: null } }
const sentence = (upgrades: Upgrades): string => {
  const [newest] = upgrades.publications
  return newest === undefined ? '' : publicationSentence(upgrades, newest)
}

test('lazy: who moves when next opened, here and elsewhere', () => {
  const states = ['at-access', 'current', 'at-access', 'at-access', 'current'] as const
  expect(sentence(testUpgrades({ nodes: [{ states: [...states] }, { states: ['pending', 'current'] }] }))).toBe(
    'Lazy-on-access: 3 of 5 contexts of this node move to 1.1.0 when next opened. On the other nodes, 1 of 2 contexts has not moved yet.',
  )
  expect(sentence(testUpgrades({ nodes: [{ states: ['at-access'] }] }))).toBe(
    'Lazy-on-access: 1 of 1 context of this node moves to 1.1.0 when next opened.',
  )
  expect(sentence(testUpgrades({ nodes: [{ states: ['current'] }] }))).toBe(
    'Lazy-on-access: every context of this node runs 1.1.0.',
  )
  expect(sentence(testUpgrades({ nodes: [{}] }))).toContain('no contexts that could move')
})

test('automatic: what is still moving, and what could not', () => {
  const policy = 'Automatic'
  expect(sentence(testUpgrades({ policy, nodes: [{ states: ['pending', 'failed', 'current'] }] }))).toBe(
    'Automatic: 1 of 3 contexts of this node is still moving to 1.1.0. 1 context of this node could not move: see why below.',
  )
  expect(sentence(testUpgrades({ policy, nodes: [{ states: ['failed'] }] }))).toBe(
    'Automatic: 1 context of this node could not move: see why below.',
  )
})

test.each<[PublicationStatus, boolean, ('agreed' | 'declined' | 'missing')[], string]>([
  [
    'collecting',
    false,
    ['agreed', 'missing', 'missing'],
    '1 of 3 nodes has agreed. 2 answers are missing. Contexts move',
  ],
  [
    'collecting',
    false,
    ['agreed', 'agreed', 'declined'],
    '2 of 3 nodes have agreed. 1 node has declined. Nothing moves',
  ],
  ['scheduled', false, ['agreed', 'agreed', 'agreed'], 'all 3 nodes have agreed. Every node moves'],
  ['scheduled', true, ['agreed', 'missing', 'missing'], 'an Admin did not wait'],
  ['lapsed', false, ['agreed', 'missing', 'declined'], 'the deadline passed, and 2 of 3 nodes had not agreed'],
  ['withdrawn', false, ['agreed'], '1.1.0 was withdrawn'],
  ['replaced', false, ['agreed'], '1.1.0 was replaced'],
])('coordinated, %s, forced %s, answers %j', (status, forced, answers, said) => {
  const nodes = answers.map((answer) => ({ answer, states: ['at-deadline' as const] }))
  expect(sentence(testUpgrades({ policy: coordinated, publications: [{ status, forced }], nodes }))).toContain(said)
})

test('when nothing waits, what contexts run is said as it is', () => {
  const quiet = (nodes: Parameters<typeof testUpgrades>[0]['nodes']) => quietSentence(testUpgrades({ nodes }))
  expect(quiet([{ states: ['current'] }, { states: ['current'] }])).toContain('Every context on every node runs 1.1.0')
  expect(quiet([{}])).toContain('no contexts yet')
  const states = ['current' as const, 'current' as const]
  expect(quiet([{ states, aheadCount: 1 }, { states }])).toContain('1 of 4 contexts runs another version than 1.1.0')
})

test('each policy says what it would make of the next version, in numbers of this namespace', () => {
  const upgrades = testUpgrades({ nodes: [{}, {}, {}], contextCount: 7 })
  for (const kind of POLICY_KINDS) expect(nextUnderPolicy(upgrades, kind)).toMatch(/3 nodes.*7 contexts/)
})
