/** Numbers and times as people read them. */

/** Made when it is first asked for: no page needs all of them, and they are slow to make. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
const number = lazily(() => new Intl.NumberFormat('en'))
const dateTime = lazily(() => new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' }))
const past = lazily(() => new Intl.RelativeTimeFormat('en', { numeric: 'auto' }))
const future = lazily(() => new Intl.RelativeTimeFormat('en'))

/** Counts, which are on every page, are written without the help of a formatter. */
export const formatNumber = (value: number): string =>
  Number.isSafeInteger(value) && value >= 0 ? `${value}`.replace(/\B(?=(?:\d{3})+$)/g, ',') : number().format(value)

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

export const formatDateTime = (timeMs: number): string => dateTime().format(timeMs)

/** "Tue, Nov 24, 2026, 10:30 AM GMT+1": nobody has to guess whose clock is meant. */
export const formatMoment = (timeMs: number, timeZone?: string): string =>
  new Intl.DateTimeFormat('en', {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(timeMs)

const UNITS = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** The units begin here, so a time ahead is rounded to it first: a second less than a day is a day. */
const MINUTE_MS = 60_000

/** "3 minutes ago", "in 2 days", "just now". What is past is cut, what is ahead is rounded: "7 days" stays 7 days. */
export function formatRelative(timeMs: number, nowMs: number): string {
  const aheadMs = timeMs - nowMs
  if (aheadMs > 0 && aheadMs < MINUTE_MS) return 'in less than a minute'
  const roundedMs = Math.round(aheadMs / MINUTE_MS) * MINUTE_MS
  for (const [unit, unitMs] of UNITS) {
    if (roundedMs >= unitMs) return future().format(Math.round(roundedMs / unitMs), unit)
    if (-aheadMs >= unitMs) return past().format(Math.trunc(aheadMs / unitMs), unit)
  }
  return 'just now'
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

const SECOND_MS = 1000
const DAY_MS = 86_400_000

/** What is left until a moment: "2 days 3 hours", and in the last day hours, minutes and seconds: "3:04:59". */
export function formatCountdown(leftMs: number): string {
  if (leftMs >= DAY_MS) return formatDuration(leftMs)
  const seconds = Math.max(0, Math.ceil(leftMs / SECOND_MS))
  const two = (value: number) => `${value}`.padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}
