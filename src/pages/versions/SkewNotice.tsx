import type { Upgrades } from '#shared/wire/upgrades.ts'
import { SKEW_TOLD_MS } from '../../components/upgrades/upgrade-view.ts'
import { words } from '../../words/words.ts'

/** Each node keeps deadlines by its own clock, so one that is wrong is told. */
export function SkewNotice({ upgrades: { clockSkewMs = 0 } }: { upgrades: Pick<Upgrades, 'clockSkewMs'> }) {
  if (Math.abs(clockSkewMs) <= SKEW_TOLD_MS) return null
  return (
    <p className="rounded-control bg-warning-soft px-4 py-3 text-sm">
      {words.upgrades.skew(Math.abs(clockSkewMs), clockSkewMs > 0)}
    </p>
  )
}
