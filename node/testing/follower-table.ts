/**
 * What becomes of a follower, by state and event: the table of docs/log.md, which the tests play cell by cell.
 * '—': it cannot happen, since nothing is being asked.
 */
export const FOLLOWER_EVENTS = [
  'woken',
  'answer: all there',
  'answer: more to come',
  'no answer',
  'time passes',
  'unsubscribed',
  'bad entry',
  'removed or deleted',
  'own fault',
  'node stops',
  'write unresolved',
] as const
export type FollowerEvent = (typeof FOLLOWER_EVENTS)[number]

export const FOLLOWER_STATES = ['off', 'catching-up', 'live', 'offline', 'stopped', 'ended'] as const
export type FollowerPlace = (typeof FOLLOWER_STATES)[number]

/** In the order of the events above. */
export const FOLLOWER_TABLE: Record<FollowerPlace, readonly (FollowerPlace | '—')[]> = {
  off: ['catching-up', '—', '—', '—', 'off', 'off', 'stopped', 'ended', 'off', 'ended', 'catching-up'],
  'catching-up': [
    'catching-up',
    'live',
    'catching-up',
    'offline',
    'catching-up',
    'off',
    'stopped',
    'ended',
    'offline',
    'ended',
    'catching-up',
  ],
  live: ['live', 'live', 'catching-up', 'offline', 'live', 'off', 'stopped', 'ended', 'offline', 'ended', 'live'],
  offline: [
    'offline',
    'live',
    'catching-up',
    'offline',
    'offline',
    'off',
    'stopped',
    'ended',
    'offline',
    'ended',
    'offline',
  ],
  stopped: ['stopped', '—', '—', '—', 'stopped', 'stopped', 'stopped', 'stopped', '—', 'ended', 'stopped'],
  ended: ['ended', '—', '—', '—', 'ended', 'ended', '—', 'ended', '—', 'ended', 'ended'],
}
