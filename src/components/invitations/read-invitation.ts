/** From what a person brought to what can be shown, or to the ending that says why not. Reads no clock and no node. */
import type { Crypto } from '#shared/domain/crypto.ts'
import { parseInvitation } from '#shared/wire/invitation-forms.ts'
import { type InvitationSet, verifyInvitation } from '#shared/wire/invitations.ts'
import { type InvitationFacts, invitationToFacts } from './invitation-facts.ts'

export type ReadInvitation =
  | { ok: true; set: InvitationSet; facts: InvitationFacts }
  | { ok: false; ending: 'notAnInvitation' | 'malformed' | 'tampered' }

export function readInvitation(crypto: Crypto, text: string): ReadInvitation {
  const parsed = parseInvitation(text)
  if (!parsed.ok)
    return { ok: false, ending: parsed.details.reason === 'not-an-invitation' ? 'notAnInvitation' : 'malformed' }
  if (!verifyInvitation(crypto, parsed.set).ok) return { ok: false, ending: 'tampered' }
  return { ok: true, set: parsed.set, facts: invitationToFacts(parsed.set) }
}
