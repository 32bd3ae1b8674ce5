import { formatDateTime, formatMoment, formatRelative } from '../../lib/format.ts'
import { useNow } from './use-now.ts'

type TimeProps = {
  timeMs: number
  /** The moment itself is read by pointing at it. */
  relativeOnly?: boolean
  /** With weekday and time zone, for a moment that matters. */
  inFull?: boolean
}

/** A moment by the reader's clock, absolute and relative: "Nov 3, 2026, 4:10 PM (3 minutes ago)". */
export function Time({ timeMs, relativeOnly = false, inFull = false }: TimeProps) {
  const nowMs = useNow()
  const relative = formatRelative(timeMs, nowMs)
  const moment = formatMoment(timeMs)
  return (
    <time dateTime={new Date(timeMs).toISOString()} title={moment}>
      {relativeOnly ? (
        relative
      ) : (
        <>
          {inFull ? moment : formatDateTime(timeMs)} <span className="text-muted">({relative})</span>
        </>
      )}
    </time>
  )
}
