/** How fresh the screen is, as a table of states and happenings with no empty cell. Pure. */

export type Freshness = 'live' | 'catching-up' | 'stale' | 'offline'
/**
 * opened: the stream of events is there. heard: something came over it, be it a sign of life. caughtUp: all that is on
 * screen was read again since it opened. streamLost: it broke. probeAnswered, probeSilent, probeRefused: the node
 * answered a question about its health, did not answer in time, or could not be reached.
 */
export type Happening =
  | 'opened'
  | 'heard'
  | 'caughtUp'
  | 'streamLost'
  | 'probeAnswered'
  | 'probeSilent'
  | 'probeRefused'

export const FRESHNESS_AFTER: Record<Freshness, Record<Happening, Freshness>> = {
  'catching-up': {
    opened: 'catching-up',
    heard: 'catching-up',
    caughtUp: 'live',
    streamLost: 'catching-up',
    probeAnswered: 'catching-up',
    probeSilent: 'stale',
    probeRefused: 'offline',
  },
  live: {
    opened: 'catching-up',
    heard: 'live',
    caughtUp: 'live',
    streamLost: 'catching-up',
    probeAnswered: 'live',
    probeSilent: 'stale',
    probeRefused: 'offline',
  },
  // The node was silent. On an unbroken stream nothing is lost; a new one means reading again.
  stale: {
    opened: 'catching-up',
    heard: 'live',
    caughtUp: 'stale',
    streamLost: 'stale',
    probeAnswered: 'catching-up',
    probeSilent: 'stale',
    probeRefused: 'offline',
  },
  offline: {
    opened: 'catching-up',
    heard: 'catching-up',
    caughtUp: 'offline',
    streamLost: 'offline',
    probeAnswered: 'catching-up',
    probeSilent: 'offline',
    probeRefused: 'offline',
  },
}
