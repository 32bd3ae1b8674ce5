/** What is going on with the versions of a namespace, counted. Pure. */
import type { ContextVersion, ContextVersionState, Publication, UpgradeNode, Upgrades } from '#shared/wire/upgrades.ts'

/** More than this between two clocks is told: deadlines are kept by each node's own. */
export const SKEW_TOLD_MS = 2000

export type ContextCounts = Record<ContextVersionState, number> & { all: number; waiting: number }

export function countContexts(contexts: readonly ContextVersion[]): ContextCounts {
  const counts: ContextCounts = {
    current: 0,
    'at-access': 0,
    pending: 0,
    'at-deadline': 0,
    failed: 0,
    all: contexts.length,
    waiting: 0,
  }
  for (const { state } of contexts) counts[state]++
  counts.waiting = counts.all - counts.current
  return counts
}

export const selfNode = ({ nodes }: Pick<Upgrades, 'nodes'>): UpgradeNode | undefined =>
  nodes.find(({ isSelf }) => isSelf)

export const selfFirst = (nodes: readonly UpgradeNode[]): UpgradeNode[] =>
  [...nodes].sort((one, other) => Number(other.isSelf) - Number(one.isSelf))

/** Contexts on other nodes, a context once for each node that has it. */
export const contextsElsewhere = ({ nodes }: Pick<Upgrades, 'nodes'>): ContextVersion[] =>
  nodes.flatMap(({ isSelf, contexts }) => (isSelf ? [] : contexts))

/** The one that is still to start, or that lapsed and waits for an Admin: there is never a second. */
export const upcomingPublication = ({ publications }: Pick<Upgrades, 'publications'>): Publication | undefined =>
  publications.find(({ status }) => status === 'collecting' || status === 'scheduled' || status === 'lapsed')

/** The one in force while contexts still have to move to it, on whatever node. */
export function movingPublication({ publications, nodes }: Upgrades): Publication | undefined {
  const isWaiting = nodes.some(({ contexts }) =>
    contexts.some(({ state }) => state !== 'current' && state !== 'at-deadline'),
  )
  return isWaiting ? publications.find(({ status }) => status === 'in-force') : undefined
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

/** What of it is in the way, most urgent first: the one thing that a badge has room for. */
export type UpgradeNotice = 'failed' | 'answer' | 'lapsed' | 'pending'

export function upgradeNotice(upgrades: Upgrades): UpgradeNotice | undefined {
  const self = selfNode(upgrades)
  if (self?.contexts.some(({ state }) => state === 'failed') === true) return 'failed'
  const upcoming = upcomingPublication(upgrades)
  if (upcoming?.status === 'collecting' && self?.answer === 'missing') return 'answer'
  if (upcoming?.status === 'lapsed') return 'lapsed'
  return upcoming === undefined && movingPublication(upgrades) === undefined ? undefined : 'pending'
}

/** How many nodes and contexts a new publication is for. */
export function whoIsAffected({ nodes }: Pick<Upgrades, 'nodes'>): { nodes: number; contexts: number } {
  const contexts = new Set(nodes.flatMap((node) => node.contexts.map(({ contextId }) => contextId)))
  return { nodes: nodes.length, contexts: contexts.size }
}

/** "1.0.0", or "1.0.0 → 1.1.0" while another one is ahead. */
export const isOnTheWay = ({ target, state }: ContextVersion): boolean => target !== undefined && state !== 'current'
