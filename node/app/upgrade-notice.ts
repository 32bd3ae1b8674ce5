/** What of the versions of a namespace is in the way, most urgent first: the one thing that a badge has room for. */
import { pendingAt, statusAt } from '#shared/domain/upgrades.ts'
import type { UpgradeNotice } from '#shared/wire/upgrade-states.ts'
import { standingsAt, toMoveCount } from './context-standings.ts'
import type { Namespace } from './namespaces.ts'
import type { LocalUpgrades } from './upgrade-plan.ts'

export function upgradeNotice(namespace: Namespace, local: LocalUpgrades, nowMs: number): UpgradeNotice | undefined {
  const { state, self } = namespace
  const publications = [...state.publications.values()]
  const standings = standingsAt(namespace, local, nowMs)
  const here = standings.count(self.publicKey)
  if (here.counts.failed > 0) return 'failed'
  const upcoming = pendingAt(publications, nowMs)
  if (upcoming !== undefined) {
    const status = statusAt(publications, upcoming, nowMs)
    if (status === 'lapsed') return 'lapsed'
    const isAsked = upcoming.asked.has(self.publicKey) && !upcoming.answers.has(self.publicKey)
    return status === 'collecting' && isAsked ? 'answer' : 'pending'
  }
  const others = [...state.participants()].filter((who) => who !== self.publicKey)
  const isMoving = toMoveCount(here) > 0 || others.some((who) => toMoveCount(standings.count(who)) > 0)
  return isMoving ? 'pending' : undefined
}
