import { mayUse } from '#shared/domain/membership.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useBlockedReason } from '../../api/NodeApiContext.tsx'
import { paths } from '../../paths.ts'
import { LinkButton } from '../ui/Button.tsx'

/** Leads to the invitation, or says why this node cannot invite. */
export function InviteButton({ namespace }: { namespace: NamespaceSummary }) {
  const blocked = useBlockedReason('invitation.create')
  const mayInvite = mayUse({ role: namespace.selfRole, capabilities: namespace.selfCapabilities }, 'inviteMembers')
  const reason = mayInvite ? blocked : 'Only an Admin, or a member with the right to invite, can invite.'
  return (
    <LinkButton to={paths.invite(namespace.namespaceId)} disabledReason={reason}>
      Invite
    </LinkButton>
  )
}
