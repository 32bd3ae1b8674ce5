import { expect, test } from 'vitest'
import { testUpgrades } from './testing-upgrades.ts'
import { countAnswers, inOrderOfNeed, pendingPublications } from './upgrade-view.ts'

type Given = Parameters<typeof testUpgrades>[0]

test('what is pending: the one to come, then the one in force while contexts wait for it', () => {
  const pending = (given: Given) => pendingPublications(testUpgrades(given)).map(({ status }) => status)
  const publications = [
    { status: 'scheduled' as const },
    { status: 'in-force' as const },
    { status: 'replaced' as const },
  ]
  expect(pending({ publications, nodes: [{ states: ['at-access'] }] })).toEqual(['scheduled', 'in-force'])
  expect(pending({ publications, nodes: [{ states: ['at-deadline'] }] })).toEqual(['scheduled'])
  expect(pending({ publications: [{ status: 'withdrawn' }], nodes: [{ states: ['current'] }] })).toEqual([])
})

test('answers are counted among those who are asked', () => {
  const nodes = [{ answer: 'agreed' as const }, { answer: 'missing' as const }, {}]
  expect(countAnswers(testUpgrades({ nodes }))).toMatchObject({ agreed: 1, declined: 0, missing: 1 })
  expect(countAnswers(testUpgrades({ nodes })).asked).toHaveLength(2)
})

test('this node comes first, then whoever could not move, and the others as they were', () => {
  const { nodes } = testUpgrades({ nodes: [{}, { states: ['pending'] }, { states: ['current', 'failed'] }] })
  const [self, waiting, failed] = nodes
  expect(inOrderOfNeed(nodes)).toEqual([self, failed, waiting])
  expect(inOrderOfNeed([...nodes].reverse())).toEqual([self, failed, waiting])
})
