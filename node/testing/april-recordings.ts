/** What the real clients and the real server of April 2026 sent, and how an answer of ours compares with theirs. */
import { readFileSync } from 'node:fs'
import * as z from 'zod/mini'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../test-vectors/wire/${name}`, import.meta.url), 'utf8'))

const requestSchema = z.object({
  method: z.string(),
  path: z.string(),
  contentType: z.nullable(z.string()),
  body: z.unknown(),
})
export type RecordedRequest = z.infer<typeof requestSchema>

const clientsSchema = z.object({
  clients: z.record(
    z.string(),
    z.object({
      calls: z.array(
        z.object({ call: z.string(), requests: z.array(requestSchema), clientError: z.optional(z.string()) }),
      ),
    }),
  ),
})
/** What two versions of the Python client send, by version. */
export const recordedClients = () => clientsSchema.parse(read('python-client-requests-2026-04.json')).clients

const serverSchema = z.object({
  runs: z.array(
    z.object({
      exchanges: z.array(
        z.object({
          method: z.string(),
          path: z.string(),
          request: z.unknown(),
          status: z.int(),
          response: z.unknown(),
        }),
      ),
    }),
  ),
})

/** A route with its ids taken out; the two forms of an invitation are two routes. */
export function routeOf(method: string, path: string, body: unknown): string {
  const route = path
    .replace(/^\/admin-api/, '')
    .replaceAll(/[0-9a-f]{64}/g, ':id')
    .replaceAll(/(?<=members\/|for-application\/)[1-9A-HJ-NP-Za-km-z]{32,44}/g, ':key')
  const isRecursive = isRecord(body) && body.recursive === true
  return `${method} ${route}${isRecursive ? ' (recursive)' : ''}`
}

/** Everything that the server answered with success, by route. */
export function recordedAnswers(): Map<string, unknown[]> {
  const byRoute = new Map<string, unknown[]>()
  for (const { exchanges } of serverSchema.parse(read('april-server-2026-04.json')).runs)
    for (const { method, path, request, status, response } of exchanges)
      if (status === 200) {
        const route = routeOf(method, path, request)
        byRoute.set(route, [...(byRoute.get(route) ?? []), response])
      }
  return byRoute
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value

/**
 * Where a value has not the form of the samples: a field that all of them have is missing, or a field has a kind
 * that it has in none. Further fields are fine.
 */
export function differences(samples: readonly unknown[], value: unknown, at = 'answer'): string[] {
  const kinds = new Set(samples.map(kindOf))
  if (!kinds.has(kindOf(value))) return [`${at} is ${kindOf(value)} instead of ${[...kinds].join(' or ')}`]
  if (Array.isArray(value)) {
    const items = samples.filter((sample) => Array.isArray(sample)).flat()
    return items.length === 0 ? [] : value.flatMap((item, index) => differences(items, item, `${at}[${index}]`))
  }
  if (!isRecord(value)) return []
  const records = samples.filter(isRecord)
  const names = new Set(records.flatMap((record) => Object.keys(record)))
  return [...names].flatMap((name) => {
    const seen = records.filter((record) => name in record)
    if (name in value)
      return differences(
        seen.map((record) => record[name]),
        value[name],
        `${at}.${name}`,
      )
    return seen.length === records.length ? [`${at}.${name} is missing`] : []
  })
}

/** A copy with every string, every number and every signed invitation that stands for a live one replaced. */
export function withLiveValues(
  value: unknown,
  live: { text: (text: string) => string; timeMs: number; signedInvitation: unknown },
): unknown {
  if (typeof value === 'string') return live.text(value)
  if (value === 1_800_000_000_000) return live.timeMs
  if (Array.isArray(value)) return value.map((item) => withLiveValues(item, live))
  if (!isRecord(value)) return value
  const copy = Object.fromEntries(Object.entries(value).map(([name, field]) => [name, withLiveValues(field, live)]))
  // Fields that stand beside the signed ones stay: clients and people bring them along.
  return 'inviter_signature' in value && isRecord(live.signedInvitation) ? { ...copy, ...live.signedInvitation } : copy
}
