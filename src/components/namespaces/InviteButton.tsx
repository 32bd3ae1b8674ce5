import type { ReactNode } from 'react'
import { standingOf } from '#shared/domain/permissions.ts'
import { mayDo } from '#shared/domain/policy-table.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useBlockedReason } from '../../api/NodeApiContext.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { type ButtonSize, LinkButton } from '../ui/Button.tsx'

type Props = {
  namespace: NamespaceSummary
  size?: ButtonSize
  /** Tells it from others of its kind in a list. */
  label?: string
  /** Absent means one word. */
  children?: ReactNode
}

/** Why this node cannot invite to the namespace now; undefined when it can. */
export function useInviteReason(namespace: NamespaceSummary): string | undefined {
  const blocked = useBlockedReason('invitation.create')
  const right = mayDo('invitation.create', standingOf(namespace))
  return right.ok ? blocked : right.message
}

/** Leads to the invitation, or says why this node cannot invite. */
export function InviteButton({ namespace, size = 'medium', label, children = words.namespaces.invite }: Props) {
  return (
    <LinkButton
      size={size}
      to={paths.invite(namespace.namespaceId)}
      disabledReason={useInviteReason(namespace)}
      aria-label={label}
    >
      {children}
    </LinkButton>
  )
}
