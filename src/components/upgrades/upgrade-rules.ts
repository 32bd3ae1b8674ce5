/** Why something cannot be done to a publication now, by the rules that the node enforces. Pure. */
import { NOT_ADMIN } from '#shared/domain/permissions.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { answerVerdict, extendVerdict, forceVerdict, withdrawVerdict } from '#shared/domain/upgrades.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { ContextVersionState, Publication, Upgrades } from '#shared/wire/upgrades.ts'
import { words } from '../../words/words.ts'
import { countAnswers, countContexts, selfNode } from './upgrade-view.ts'

export const UPGRADE_ACTIONS = ['agree', 'decline', 'extend', 'force', 'withdraw', 'retry', 'abort'] as const
export type UpgradeAction = (typeof UPGRADE_ACTIONS)[number]
/** undefined: nothing is in the way. */
export type Reason = string | undefined

const toReason = (verdict: Verdict): Reason => (verdict.ok ? undefined : verdict.message)

/** Is this one of the things that can be done to a publication in this state, by anybody? */
export function isOffered(action: UpgradeAction, { status, policy }: Publication, upgrades: Upgrades): boolean {
  const self = selfNode(upgrades)
  const has = (...wanted: ContextVersionState[]) => wanted.some((state) => (self?.counts[state] ?? 0) > 0)
  switch (action) {
    case 'agree':
    case 'decline':
      return status === 'collecting' && self?.answer !== undefined
    case 'extend':
    case 'force':
      return typeof policy !== 'string' && (status === 'collecting' || status === 'lapsed')
    case 'withdraw':
      return status !== 'replaced' && status !== 'withdrawn'
    case 'retry':
      return status === 'in-force' && has('failed')
    case 'abort':
      return status === 'in-force' && has('failed', 'pending')
  }
}

/** `write`: can the namespace be changed at all now? */
export function actionReason(
  action: UpgradeAction,
  publication: Publication,
  upgrades: Upgrades,
  namespace: Pick<NamespaceSummary, 'selfRole'>,
  write: Verdict,
): Reason {
  // What concerns this node alone needs nobody else.
  if (action === 'retry' || action === 'abort') return undefined
  if (!write.ok) return write.message
  const { status } = publication
  const { declined } = countAnswers(upgrades)
  const answer = selfNode(upgrades)?.answer
  switch (action) {
    case 'agree':
      return answer === 'agreed' ? words.upgrades.reasons.agreed : toReason(answerVerdict(status))
    case 'decline':
      return answer === 'declined' ? words.upgrades.reasons.declined : toReason(answerVerdict(status))
    case 'extend':
      return adminsReason(namespace) ?? toReason(extendVerdict(status))
    case 'force':
      return adminsReason(namespace) ?? toReason(forceVerdict(status, declined))
    case 'withdraw':
      return adminsReason(namespace) ?? toReason(withdrawVerdict(status, isAwaited(upgrades)))
  }
}

const adminsReason = ({ selfRole }: Pick<NamespaceSummary, 'selfRole'>): Reason =>
  selfRole === 'Admin' ? undefined : NOT_ADMIN

const isAwaited = ({ nodes }: Upgrades): boolean => countContexts(nodes).waiting > 0

/** Why this node cannot publish; which version it can is asked by the wizard. */
export const publishReason = adminsReason
