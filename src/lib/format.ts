/** Numbers and times as people read them. */

const number = new Intl.NumberFormat('en')
const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

export const formatNumber = (value: number): string => number.format(value)

/** "1 group", "3 groups" */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`

const SIZES = ['kB', 'MB', 'GB', 'TB']
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return plural(bytes, 'byte')
  let value = bytes
  let unit = ''
  for (const next of SIZES) {
    if (value < 999.5) break
    value /= 1000
    unit = next
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`
}

export const formatDateTime = (timeMs: number): string => dateTime.format(timeMs)

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** "3 minutes ago", "in 2 days", "just now" */
export function formatRelative(timeMs: number, nowMs: number): string {
  const differenceMs = timeMs - nowMs
  for (const [unit, unitMs] of UNITS)
    if (Math.abs(differenceMs) >= unitMs) return relative.format(Math.trunc(differenceMs / unitMs), unit)
  return differenceMs > 0 ? 'in less than a minute' : 'just now'
}

/** "2 days 3 hours", to two units. */
export function formatDuration(durationMs: number): string {
  const parts: string[] = []
  let restMs = durationMs
  for (const [unit, unitMs] of UNITS) {
    const count = Math.floor(restMs / unitMs)
    if (count > 0) parts.push(plural(count, unit))
    restMs -= count * unitMs
    if (parts.length === 2) break
  }
  return parts.length === 0 ? 'less than a minute' : parts.join(' ')
}
