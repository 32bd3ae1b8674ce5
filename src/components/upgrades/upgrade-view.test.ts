import { expect, test } from 'vitest'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { testUpgrades } from './testing-upgrades.ts'
import { countAnswers, pendingPublications, type UpgradeNotice, upgradeNotice } from './upgrade-view.ts'

const coordinated: UpgradePolicy = { Coordinated: { deadline: null } }
type Given = Parameters<typeof testUpgrades>[0]

test.each<[string, Given, UpgradeNotice | undefined]>([
  ['nothing published', { publications: [] }, undefined],
  ['all moved', { nodes: [{ states: ['current'] }] }, undefined],
  ['withdrawn', { publications: [{ status: 'withdrawn' }], nodes: [{ states: ['current'] }] }, undefined],
  ['waits for access', { nodes: [{ states: ['at-access'] }] }, 'pending'],
  ['waits on another node', { nodes: [{ states: ['current'] }, { states: ['pending'] }] }, 'pending'],
  ['failed here', { nodes: [{ states: ['failed', 'current'] }] }, 'failed'],
  ['replaced', { publications: [{ status: 'replaced' }], nodes: [{ states: ['current'] }] }, undefined],
  ['failed elsewhere', { nodes: [{ states: ['current'] }, { states: ['failed'] }] }, 'pending'],
  ['asked', { publications: [{ status: 'collecting' }], nodes: [{ answer: 'missing' }] }, 'answer'],
  ['answered', { publications: [{ status: 'collecting' }], nodes: [{ answer: 'declined' }] }, 'pending'],
  ['not asked', { publications: [{ status: 'collecting' }], nodes: [{}] }, 'pending'],
  ['lapsed', { publications: [{ status: 'lapsed' }], nodes: [{ answer: 'missing' }] }, 'lapsed'],
])('%s: the badge says what matters most', (_, given, notice) => {
  expect(upgradeNotice(testUpgrades({ policy: coordinated, ...given }))).toBe(notice)
})

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
