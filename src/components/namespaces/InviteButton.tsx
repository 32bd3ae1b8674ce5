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

/** Why this node cannot invite to the namespace now; undefined when it can. */
export function useInviteReason(namespace: NamespaceSummary): string | undefined {
  const blocked = useBlockedReason('invitation.create')
  const mayInvite = mayUse({ role: namespace.selfRole, capabilities: namespace.selfCapabilities }, 'inviteMembers')
  return mayInvite ? blocked : NOT_INVITER
}

/** Leads to the invitation, or says why this node cannot invite. */
export function InviteButton({ namespace, size = 'medium', label }: Props) {
  return (
    <LinkButton
      size={size}
      to={paths.invite(namespace.namespaceId)}
      disabledReason={useInviteReason(namespace)}
      aria-label={label}
    >
      Invite
    </LinkButton>
  )
}
