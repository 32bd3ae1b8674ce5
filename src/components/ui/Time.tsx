import { formatDateTime, formatRelative } from '../../lib/format.ts'
import { useNow } from './use-now.ts'

/** A moment, absolute and relative: "Nov 3, 2026, 4:10 PM (3 minutes ago)". */
export function Time({ timeMs, relativeOnly = false }: { timeMs: number; relativeOnly?: boolean }) {
  const nowMs = useNow()
  const absolute = formatDateTime(timeMs)
  const relative = formatRelative(timeMs, nowMs)
  return (
    <time dateTime={new Date(timeMs).toISOString()} title={absolute}>
      {relativeOnly ? relative : `${absolute} (${relative})`}
    </time>
  )
}
