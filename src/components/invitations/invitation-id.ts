import { parseInvitation } from '#shared/wire/invitation-forms.ts'
import { saltHash } from '#shared/wire/invitations.ts'
import type { Invited } from '../../api/node-api.ts'
import { browserCrypto } from '../../lib/ed25519.ts'

/** What the ledger knows an invitation by, of one that the node has just given out. */
export function invitedToId({ token }: Invited): string {
  const parsed = parseInvitation(token)
  const root = parsed.ok ? parsed.set.invitations[0] : undefined
  if (root === undefined) throw new TypeError('The node gave out a token that cannot be read.')
  return saltHash(browserCrypto, root)
}
