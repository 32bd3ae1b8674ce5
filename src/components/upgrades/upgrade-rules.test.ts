import { expect, test } from 'vitest'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { ALLOWED, refuse } from '#shared/domain/refusals.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { PublicationStatus } from '#shared/domain/upgrades.ts'
import type { ContextVersionState } from '#shared/wire/upgrades.ts'
import { testUpgrades } from './testing-upgrades.ts'
import { actionReason, isOffered, UPGRADE_ACTIONS, type UpgradeAction } from './upgrade-rules.ts'

const coordinated: UpgradePolicy = { Coordinated: { deadline: null } }
type Answer = 'agreed' | 'declined' | 'missing' | undefined

function scene(status: PublicationStatus, answers: Answer[], states: ContextVersionState[], policy = coordinated) {
  const nodes = answers.map((answer, index) => ({ states: index === 0 ? states : [], ...(answer && { answer }) }))
  const upgrades = testUpgrades({ policy, publications: [{ status }], nodes })
  const [publication] = upgrades.publications
  if (publication === undefined) throw new Error('There is no publication.')
  return { upgrades, publication }
}

test.each<[string, PublicationStatus, Answer[], ContextVersionState[], UpgradePolicy, UpgradeAction[]]>([
  ['asked', 'collecting', ['missing', 'agreed'], [], coordinated, ['agree', 'decline', 'extend', 'force', 'withdraw']],
  ['not asked', 'collecting', [undefined, 'agreed'], [], coordinated, ['extend', 'force', 'withdraw']],
  ['scheduled', 'scheduled', ['agreed'], [], coordinated, ['withdraw']],
  ['lapsed', 'lapsed', ['missing'], [], coordinated, ['extend', 'force', 'withdraw']],
  ['moving', 'in-force', [], ['at-access'], 'LazyOnAccess', ['withdraw']],
  ['under way here', 'in-force', [undefined], ['pending'], 'Automatic', ['withdraw', 'abort']],
  ['failed here', 'in-force', [undefined], ['failed'], 'Automatic', ['withdraw', 'retry', 'abort']],
  ['over', 'withdrawn', [undefined], ['failed'], 'Automatic', []],
])('%s: what is offered is what can be done by somebody', (_, status, answers, states, policy, offered) => {
  const { upgrades, publication } = scene(status, answers, states, policy)
  expect(UPGRADE_ACTIONS.filter((action) => isOffered(action, publication, upgrades))).toEqual(offered)
})

const away = refuse('coordinator_unreachable', 'The coordinator is away.')
test.each<[UpgradeAction, Answer[], Role, boolean, string | undefined]>([
  ['agree', ['missing'], 'ReadOnly', true, undefined],
  ['agree', ['agreed'], 'Member', true, 'agreed already'],
  ['agree', ['declined'], 'Member', true, undefined],
  ['decline', ['declined'], 'Member', true, 'declined already'],
  ['agree', ['missing'], 'Member', false, 'coordinator is away'],
  ['extend', ['missing'], 'Member', true, 'Only an Admin'],
  ['extend', ['missing'], 'Admin', true, undefined],
  ['force', ['missing'], 'Admin', true, undefined],
  ['force', ['agreed', 'declined'], 'Admin', true, 'cannot be passed over'],
  ['withdraw', ['missing'], 'Member', true, 'Only an Admin'],
  ['withdraw', ['missing'], 'Admin', true, undefined],
  ['retry', ['missing'], 'Member', false, undefined],
])('%s with answers %j as %s, coordinator there %s: %s', (action, answers, selfRole, isThere, reason) => {
  const { upgrades, publication } = scene('collecting', answers, ['at-deadline'])
  const given = actionReason(action, publication, upgrades, { selfRole }, isThere ? ALLOWED : away)
  if (reason === undefined) expect(given).toBeUndefined()
  else expect(given).toContain(reason)
})

test('nothing is left to withdraw once every context has moved', () => {
  const { upgrades, publication } = scene('in-force', [undefined], ['current'], 'Automatic')
  expect(actionReason('withdraw', publication, upgrades, { selfRole: 'Admin' }, ALLOWED)).toContain('nothing left')
})
