/** From what a person brought to what can be shown, or to the ending that says why not. Reads no clock and no node. */
import type { Crypto } from '#shared/domain/crypto.ts'
import { type InvitationSet, parseInvitation, verifyInvitation } from '#shared/wire/invitations.ts'
import { type InvitationFacts, invitationToFacts } from './invitation-facts.ts'

export type ReadInvitation =
  | { ok: true; set: InvitationSet; facts: InvitationFacts }
  | { ok: false; ending: 'notAnInvitation' | 'cutOff' | 'tampered' | 'otherVersion' }

/** A token or the long end of one, or a beginning or end of JSON. What has neither was not cut off: it is something else. */
const LIKE_INVITATION = /(?<![\w.-])g1\.|^\s*["[{]|[}\]]\s*$|inviter_|[\w-]{80}/

/** A token with a mark that no version of this program has made yet. */
const NEWER_TOKEN = /(?<![\w.-])g(?:[3-9]|[1-9]\d+)\.[\w-]{40}/

export function readInvitation(crypto: Crypto, text: string): ReadInvitation {
  const parsed = parseInvitation(text)
  if (!parsed.ok && NEWER_TOKEN.test(text)) return { ok: false, ending: 'otherVersion' }
  if (!parsed.ok) return { ok: false, ending: LIKE_INVITATION.test(text) ? 'cutOff' : 'notAnInvitation' }
  if (!verifyInvitation(crypto, parsed.set).ok) return { ok: false, ending: 'tampered' }
  return { ok: true, set: parsed.set, facts: invitationToFacts(parsed.set) }
}
