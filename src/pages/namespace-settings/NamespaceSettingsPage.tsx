import { useState } from 'react'
import { NOT_ADMIN } from '#shared/domain/permissions.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { NodeCapability } from '#shared/wire/node.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { InviteButton } from '../../components/namespaces/InviteButton.tsx'
import { NamespaceFrame } from '../../components/namespaces/NamespaceFrame.tsx'
import { words } from '../../words/words.ts'
import { DeleteSection } from './DeleteSection.tsx'
import { IdentitySection } from './IdentitySection.tsx'
import { PolicySection } from './PolicySection.tsx'
import { RenameSection } from './RenameSection.tsx'
import { SubscriptionSection } from './SubscriptionSection.tsx'

export function Component() {
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <NamespaceFrame
      page="settings"
      isLeaving={isLeaving}
      actions={(namespace) => <InviteButton namespace={namespace} />}
    >
      {(namespace) => <Sections key={namespace.namespaceId} namespace={namespace} onLeaving={setIsLeaving} />}
    </NamespaceFrame>
  )
}

type SectionsProps = { namespace: NamespaceSummary; onLeaving(isLeaving: boolean): void }

function Sections({ namespace, onLeaving }: SectionsProps) {
  const api = useNodeApi()
  const isOffline = useFreshness() === 'offline'
  /** Why this cannot be changed here and now. */
  const reasonFor = (capability: NodeCapability): string | undefined => {
    const can = api.can(capability)
    if (!can.ok) return can.reason
    if (namespace.selfRole !== 'Admin') return NOT_ADMIN
    return isOffline ? words.settings.offline : undefined
  }
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      <div className="grid min-w-0 gap-6">
        <IdentitySection namespace={namespace} />
        <SubscriptionSection namespace={namespace} />
      </div>
      <div className="grid min-w-0 gap-6">
        <RenameSection namespace={namespace} reason={reasonFor('group.alias')} />
        <PolicySection namespace={namespace} reason={reasonFor('namespace.policy')} />
        <DeleteSection namespace={namespace} reason={reasonFor('namespace.delete')} onLeaving={onLeaving} />
      </div>
    </div>
  )
}
