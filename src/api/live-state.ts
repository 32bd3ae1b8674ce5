/** How fresh the screen is, as a table of states and happenings with no empty cell. Pure. */

export type Freshness = 'live' | 'catching-up' | 'stale' | 'offline'
/**
 * opened: the stream of events is there. caughtUp: all that is on screen was read again since.
 * streamLost: the stream broke. probeAnswered, probeSilent, probeRefused: the node answered a question about its
 * health, did not answer in time, or could not be reached.
 */
export type Happening = 'opened' | 'caughtUp' | 'streamLost' | 'probeAnswered' | 'probeSilent' | 'probeRefused'

export const FRESHNESS_AFTER: Record<Freshness, Record<Happening, Freshness>> = {
  'catching-up': {
    opened: 'catching-up',
    caughtUp: 'live',
    streamLost: 'catching-up',
    probeAnswered: 'catching-up',
    probeSilent: 'stale',
    probeRefused: 'offline',
  },
  live: {
    opened: 'catching-up',
    caughtUp: 'live',
    streamLost: 'catching-up',
    probeAnswered: 'live',
    probeSilent: 'stale',
    probeRefused: 'offline',
  },
  // The node was silent: what came meanwhile is not known, so only reading again makes it live.
  stale: {
    opened: 'catching-up',
    caughtUp: 'stale',
    streamLost: 'stale',
    probeAnswered: 'catching-up',
    probeSilent: 'stale',
    probeRefused: 'offline',
  },
  offline: {
    opened: 'catching-up',
    caughtUp: 'offline',
    streamLost: 'offline',
    probeAnswered: 'catching-up',
    probeSilent: 'offline',
    probeRefused: 'offline',
  },
}

export const freshnessToWords: Record<Freshness, string> = {
  live: 'Live',
  'catching-up': 'Catching up…',
  stale: 'The node is slow to answer; this may be out of date',
  offline: 'Offline: the node does not answer. Trying again…',
}
