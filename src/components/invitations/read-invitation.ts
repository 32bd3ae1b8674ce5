/** From what a person brought to what can be shown, or to the ending that says why not. Reads no clock and no node. */
import type { Crypto } from '#shared/domain/crypto.ts'
import { type MalformedReason, parseInvitation } from '#shared/wire/invitation-forms.ts'
import { type InvitationSet, verifyInvitation } from '#shared/wire/invitations.ts'
import { type InvitationFacts, invitationToFacts } from './invitation-facts.ts'

type UnreadEnding = 'notAnInvitation' | 'cutOff' | 'tampered' | 'otherVersion'
export type ReadInvitation =
  | { ok: true; set: InvitationSet; facts: InvitationFacts }
  | { ok: false; ending: UnreadEnding }

const ENDING_OF_REASON: Record<MalformedReason, UnreadEnding> = {
  'not-an-invitation': 'notAnInvitation',
  'too-large': 'notAnInvitation',
  unreadable: 'tampered',
  truncated: 'cutOff',
}

/** A token with a mark that no version of this program has made yet. */
const NEWER_TOKEN = /(?<![\w.-])g(?:[3-9]|[1-9]\d+)\.[\w-]{40}/

export function readInvitation(crypto: Crypto, text: string): ReadInvitation {
  const parsed = parseInvitation(text)
  if (!parsed.ok)
    return { ok: false, ending: NEWER_TOKEN.test(text) ? 'otherVersion' : ENDING_OF_REASON[parsed.details.reason] }
  if (!verifyInvitation(crypto, parsed.set).ok) return { ok: false, ending: 'tampered' }
  return { ok: true, set: parsed.set, facts: invitationToFacts(parsed.set, parsed.claimedName) }
}
