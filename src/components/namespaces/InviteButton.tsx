import { mayUse } from '#shared/domain/membership.ts'
import { NOT_INVITER } from '#shared/domain/permissions.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useBlockedReason } from '../../api/NodeApiContext.tsx'
import { paths } from '../../paths.ts'
import { type ButtonSize, LinkButton } from '../ui/Button.tsx'

type Props = {
  namespace: NamespaceSummary
  size?: ButtonSize
  /** Tells it from others of its kind in a list. */
  label?: string
}

/** Leads to the invitation, or says why this node cannot invite. */
export function InviteButton({ namespace, size = 'medium', label }: Props) {
  const blocked = useBlockedReason('invitation.create')
  const mayInvite = mayUse({ role: namespace.selfRole, capabilities: namespace.selfCapabilities }, 'inviteMembers')
  return (
    <LinkButton
      size={size}
      to={paths.invite(namespace.namespaceId)}
      disabledReason={mayInvite ? blocked : NOT_INVITER}
      aria-label={label}
    >
      Invite
    </LinkButton>
  )
}
