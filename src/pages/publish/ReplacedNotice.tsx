import type { Publication, Upgrades } from '#shared/wire/upgrades.ts'
import { statusLook } from '../../components/upgrades/upgrade-looks.ts'
import { movingPublication, upcomingPublication } from '../../components/upgrades/upgrade-view.ts'
import { words } from '../../words/words.ts'

/** What a new publication does to one that is still under way; nothing when there is none. */
export function ReplacedNotice({ upgrades, version }: { upgrades: Upgrades; version: string | undefined }) {
  const say = words.upgrades.publish.when
  const isOther = (one: Publication | undefined) => (one?.version === version ? undefined : one)
  const upcoming = isOther(upcomingPublication(upgrades))
  const moving = isOther(movingPublication(upgrades))
  if (upcoming === undefined && moving === undefined) return null
  return (
    <div className="flex flex-col gap-1 rounded-control bg-warning-soft px-4 py-3">
      {upcoming !== undefined && <p>{say.replaces(upcoming.version, statusLook.of(upcoming.status).label)}</p>}
      {moving !== undefined && <p>{say.leavesMoving(moving.version)}</p>}
    </div>
  )
}
