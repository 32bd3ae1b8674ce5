import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NOT_ADMIN } from '#shared/domain/permissions.ts'
import type { NodeCapability } from '#shared/wire/node.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { InviteButton } from '../../components/namespaces/InviteButton.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name, nameToText } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { errorToEnding, NamespaceEnding } from '../map/NamespaceEnding.tsx'
import { DeleteSection } from './DeleteSection.tsx'
import { IdentitySection } from './IdentitySection.tsx'
import { PolicySection } from './PolicySection.tsx'
import { RenameSection } from './RenameSection.tsx'
import { SubscriptionSection } from './SubscriptionSection.tsx'

export function Component() {
  const namespaceId = useNamespaceId()
  const api = useNodeApi()
  const namespace = useQuery(namespaceView(api, namespaceId))
  const isOffline = useFreshness() === 'offline'
  const [isLeaving, setIsLeaving] = useState(false)
  const { data, error } = namespace
  const ending = isLeaving ? undefined : errorToEnding(error)
  if (ending !== undefined) return <NamespaceEnding ending={ending} />
  if (data === undefined)
    return (
      <>
        <PageHeader title="Settings" breadcrumbs={[{ label: 'Namespaces', to: paths.namespaces() }]} />
        {error === null ? (
          <Loading label="Reading the namespace…" />
        ) : (
          <ErrorNotice error={error} onRetry={() => void namespace.refetch()}>
            <LinkButton to={paths.namespaces()}>All namespaces</LinkButton>
          </ErrorNotice>
        )}
      </>
    )
  /** Why this cannot be changed here and now. */
  const reasonFor = (capability: NodeCapability): string | undefined => {
    const can = api.can(capability)
    if (!can.ok) return can.reason
    if (data.selfRole !== 'Admin') return NOT_ADMIN
    return isOffline ? 'The node does not answer right now.' : undefined
  }
  return (
    <div className="mx-auto w-full max-w-3xl">
      <PageHeader
        title="Settings"
        documentTitle={`Settings of ${nameToText(data.alias, namespaceId)}`}
        breadcrumbs={[
          { label: 'Namespaces', to: paths.namespaces() },
          { label: <Name alias={data.alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) },
        ]}
        actions={<InviteButton namespace={data} />}
      />
      <div className="flex flex-col gap-6" key={namespaceId}>
        <IdentitySection namespace={data} />
        <SubscriptionSection namespace={data} />
        <RenameSection namespace={data} reason={reasonFor('group.alias')} />
        <PolicySection namespace={data} reason={reasonFor('namespace.policy')} />
        <DeleteSection namespace={data} reason={reasonFor('namespace.delete')} onLeaving={setIsLeaving} />
      </div>
    </div>
  )
}
