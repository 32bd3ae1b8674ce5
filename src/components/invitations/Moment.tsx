import { formatRelative } from '../../lib/format.ts'
import { useNow } from '../ui/use-now.ts'
import { formatMoment } from './expiry.ts'

/** A moment that matters: in full, with its time zone, and how far away it is. */
export function Moment({ timeMs }: { timeMs: number }) {
  const nowMs = useNow()
  return (
    <time dateTime={new Date(timeMs).toISOString()}>
      {formatMoment(timeMs)} <span className="text-muted">({formatRelative(timeMs, nowMs)})</span>
    </time>
  )
}
