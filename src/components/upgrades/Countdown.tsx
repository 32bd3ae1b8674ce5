import { formatCountdown, formatMoment } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { useNow } from '../ui/use-now.ts'

const SECOND_MS = 1000

/** A deadline: in full, with its time zone, and how long it is until then. */
export function Countdown({ timeMs }: { timeMs: number }) {
  const nowMs = useNow(SECOND_MS)
  const left = timeMs - nowMs
  return (
    <time dateTime={new Date(timeMs).toISOString()}>
      {formatMoment(timeMs)}{' '}
      <span className="text-muted tabular-nums">
        ({left > 0 ? words.upgrades.deadline.left(formatCountdown(left)) : words.upgrades.deadline.passed})
      </span>
    </time>
  )
}
