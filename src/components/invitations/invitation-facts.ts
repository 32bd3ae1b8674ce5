/** What an invitation says, for a screen. Call it only with a set that `verifyInvitation` let pass. */
import type { ApplicationId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Role } from '#shared/domain/roles.ts'
import { expiresAtMs, type InvitationSet, invitedGroupId, invitedRole, inviterOf } from '#shared/wire/invitations.ts'

export type InvitationFacts = {
  inviter: PublicKey
  namespaceId: GroupId
  role: Role
  expiresAtMs: number
  /** Those below the root that it opens too. */
  groups: { groupId: GroupId; alias: string | undefined }[]
  /** The name that travelled with it and that nobody has signed. */
  claimedName: string | undefined
  /** The second signed object; without it the invitation is of the old form and says no more than the above. */
  details:
    | {
        inviterAlias: string | undefined
        namespaceAlias: string | undefined
        applicationId: ApplicationId
        applicationName: string | undefined
        applicationVersion: string | undefined
        coordinator: PublicKey
        issuedAtMs: number
        maxUses: number | undefined
      }
    | undefined
}

export function invitationToFacts({ invitations, details }: InvitationSet, claimedName?: string): InvitationFacts {
  const [root] = invitations
  if (root === undefined) throw new RangeError('A verified set holds at least one invitation.')
  const body = details?.body
  return {
    inviter: inviterOf(root),
    namespaceId: invitedGroupId(root),
    role: invitedRole(root),
    expiresAtMs: Math.min(...invitations.map(expiresAtMs)),
    groups: invitations.slice(1).map((signed, index) => ({
      groupId: invitedGroupId(signed),
      alias: body?.groups[index + 1]?.alias,
    })),
    claimedName,
    details: body && {
      inviterAlias: body.inviterAlias,
      namespaceAlias: body.namespaceAlias,
      applicationId: body.application.applicationId,
      applicationName: body.application.name,
      applicationVersion: body.application.version,
      coordinator: body.coordinator,
      issuedAtMs: body.issuedAtMs,
      maxUses: body.maxUses,
    },
  }
}
