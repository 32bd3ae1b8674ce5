/** What is going on with the versions of a namespace, counted. Pure. */
import type { ContextVersion, ContextVersionState, Publication, UpgradeNode, Upgrades } from '#shared/wire/upgrades.ts'

/** More than this between two clocks is told: deadlines are kept by each node's own. */
export const SKEW_TOLD_MS = 2000

/** How many contexts are in which state, a context once for each node that has it. */
export type ContextCounts = UpgradeNode['counts'] & { all: number; waiting: number }

export function countContexts(nodes: readonly Pick<UpgradeNode, 'counts'>[]): ContextCounts {
  const sum = (state: ContextVersionState): number => nodes.reduce((total, { counts }) => total + counts[state], 0)
  const counts = {
    current: sum('current'),
    'at-access': sum('at-access'),
    pending: sum('pending'),
    'at-deadline': sum('at-deadline'),
    failed: sum('failed'),
  }
  const waiting = counts['at-access'] + counts.pending + counts['at-deadline'] + counts.failed
  return { ...counts, all: counts.current + waiting, waiting }
}

export const selfNode = ({ nodes }: Pick<Upgrades, 'nodes'>): UpgradeNode | undefined =>
  nodes.find(({ isSelf }) => isSelf)

/** This node first, then those where something failed, then the others; each by its identity, as they come. */
export function inOrderOfNeed(nodes: readonly UpgradeNode[]): UpgradeNode[] {
  const need = ({ isSelf, counts }: UpgradeNode): number => (isSelf ? 2 : counts.failed > 0 ? 1 : 0)
  return [...nodes].sort((one, other) => need(other) - need(one))
}

/** The one that is still to start, or that lapsed and waits for an Admin: there is never a second. */
export const upcomingPublication = ({ publications }: Pick<Upgrades, 'publications'>): Publication | undefined =>
  publications.find(({ status }) => status === 'collecting' || status === 'scheduled' || status === 'lapsed')

/** The one in force while contexts still have to move to it, on whatever node. */
export function movingPublication({ publications, nodes }: Upgrades): Publication | undefined {
  const counts = countContexts(nodes)
  return counts.waiting > counts['at-deadline'] ? publications.find(({ status }) => status === 'in-force') : undefined
}

/** What something waits for: answers, a deadline, contexts that have not moved. The newest first. */
export const pendingPublications = (upgrades: Upgrades): Publication[] =>
  [upcomingPublication(upgrades), movingPublication(upgrades)].filter((one) => one !== undefined)

export type Answers = { asked: UpgradeNode[]; agreed: number; declined: number; missing: number }

/** Of those who are asked about the newest coordinated publication. */
export function countAnswers({ nodes }: Pick<Upgrades, 'nodes'>): Answers {
  const asked = nodes.filter(({ answer }) => answer !== undefined)
  const count = (wanted: UpgradeNode['answer']) => asked.filter(({ answer }) => answer === wanted).length
  return { asked, agreed: count('agreed'), declined: count('declined'), missing: count('missing') }
}

/** How many nodes and contexts a new publication is for. */
export const whoIsAffected = ({ nodes, contextCount }: Affected): { nodes: number; contexts: number } => ({
  nodes: nodes.length,
  contexts: contextCount,
})
export type Affected = Pick<Upgrades, 'nodes' | 'contextCount'>

/** "1.0.0", or "1.0.0 → 1.1.0" while another one is ahead. */
export const isOnTheWay = ({ target, state }: ContextVersion): boolean => target !== undefined && state !== 'current'
