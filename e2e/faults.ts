/** Everything that may come instead of an answer. The requests are for a real node; only what comes back is spoilt. */
import type { Page, Request, Route } from '@playwright/test'

type Spoil = (route: Route) => Promise<unknown>
/** Without a code: what a proxy says, or a node of another kind. */
const refusal = (status: number): [string, Spoil] => [
  String(status),
  (route) => route.fulfill({ status, contentType: 'application/json', body: JSON.stringify({ error: 'Not now.' }) }),
]
async function loseAnswer(route: Route): Promise<void> {
  await route.fetch() // The node has done it; nobody hears of it.
  await route.abort('connectionreset')
}

/** Comes when the fault is lifted, not before. */
export const LATE = 'late'
const SPOILS: readonly [name: string, spoil: Spoil][] = [
  ['offline', (route) => route.abort('internetdisconnected')],
  ['reset', (route) => route.abort('connectionreset')],
  [
    'HTML',
    (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><h1>Sign in</h1>' }),
  ],
  [
    'cut JSON',
    async (route) => {
      const response = await route.fetch()
      const text = await response.text()
      await route.fulfill({ response, body: text.slice(0, Math.floor(text.length / 2)) })
    },
  ],
  ...[401, 403, 404, 409, 413, 429, 500, 503].map(refusal),
  ['lost', loseAnswer],
]
export const FAULT_NAMES: readonly string[] = [LATE, ...SPOILS.map(([name]) => name)]

/** Spoils the answers to the requests that match, until it is lifted. */
export async function spoil(page: Page, name: string, matches: (request: Request) => boolean) {
  const held = new Set<Route>()
  const underWay = new Set<Promise<unknown>>()
  const spoilt = SPOILS.find(([one]) => one === name)?.[1]
  const handle = async (route: Route) => {
    if (!matches(route.request())) return route.fallback()
    if (spoilt === undefined) return void held.add(route)
    // A page that goes elsewhere takes its requests with it.
    const work = spoilt(route).catch(() => undefined)
    underWay.add(work)
    await work
    underWay.delete(work)
  }
  await page.route('**/admin-api/**', handle)
  return {
    async lift(): Promise<void> {
      // One that is let go in the midst of it would be sent to the node once more.
      await Promise.all(underWay)
      await page.unroute('**/admin-api/**', handle)
      for (const route of held) await route.fallback().catch(() => undefined)
    },
  }
}
