/** The invitation that a person brought, kept as it was typed, so nothing of it is lost on a wrong one. */
import * as z from 'zod/mini'
import { randomKey } from '../../lib/random-key.ts'

export const JOIN_DRAFT_KEY = 'grove.join'

export const joinDraftSchema = z.object({
  /** Link, token or JSON, as it came. */
  text: z.string(),
  /** It came by a link, or the person asked to have it read. */
  submitted: z.boolean(),
  subscribe: z.boolean(),
  idempotencyKey: z.string(),
  /** It was sent and what became of it is not known. */
  isUnknown: z.boolean(),
})
export type JoinDraft = z.infer<typeof joinDraftSchema>

/** A draft for another invitation; every field is given, so that it also replaces an older one. */
export const createJoinDraft = (text = ''): JoinDraft => ({
  text,
  submitted: text !== '',
  subscribe: true,
  idempotencyKey: randomKey(),
  isUnknown: false,
})

type Address = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>
  history: Pick<History, 'state' | 'replaceState'>
}

const JOIN_PATH = /^(.*)\/join(?:\/[^/]*)*$/

/**
 * Takes what stands behind `#` out of the address bar and out of this entry of the history, which becomes the one where
 * the invitation is checked. An ordinary anchor, such as the skip link's, is left alone.
 */
export function takeTokenFromAddress({ location, history }: Address): string | undefined {
  const text = location.hash.slice(1)
  const base = JOIN_PATH.exec(location.pathname)?.[1]
  if (base === undefined || text === '' || /^[a-z][a-z-]{0,30}$/.test(text)) return undefined
  history.replaceState(history.state, '', `${base}/join/check${location.search}`)
  return text
}
