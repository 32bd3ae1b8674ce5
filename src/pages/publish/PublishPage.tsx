import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { upgradesView } from '../../api/upgrades.ts'
import { useRead } from '../../api/use-read.ts'
import { errorToEnding, NamespaceEnding } from '../../components/namespaces/NamespaceEnding.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { publishReason } from '../../components/upgrades/upgrade-rules.ts'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { PublishWizard } from './PublishWizard.tsx'

const say = words.upgrades.publish

export function Component() {
  const namespaceId = useNamespaceId()
  const api = useNodeApi()
  const can = useCan('upgrade')
  const namespace = useRead(namespaceView(api, namespaceId))
  const upgrades = useRead({ ...upgradesView(api, namespaceId), enabled: can.ok })
  const ending = errorToEnding(namespace.error)
  if (ending !== undefined) return <NamespaceEnding ending={ending} />
  const reason = can.ok ? namespace.data && publishReason(namespace.data) : can.reason
  if (namespace.data !== undefined && reason !== undefined)
    return <NoRight namespace={namespace.data} reason={reason} />
  if (namespace.data !== undefined && upgrades.data !== undefined)
    return <PublishWizard key={namespaceId} namespace={namespace.data} upgrades={upgrades.data} />
  const error = namespace.error ?? upgrades.error
  return (
    <>
      <PageHeader title={say.button} />
      {error === null ? (
        <Loading label={say.loading} />
      ) : (
        <ErrorNotice error={error} onRetry={() => void Promise.all([namespace.refetch(), upgrades.refetch()])} />
      )}
    </>
  )
}

function NoRight({ namespace, reason }: { namespace: NamespaceSummary; reason: string }) {
  const { namespaceId, alias } = namespace
  return (
    <>
      <PageHeader
        title={say.button}
        breadcrumbs={[{ label: <Name alias={alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) }]}
      />
      <EmptyState
        title={say.noRight}
        actions={<LinkButton to={paths.namespaceVersions(namespaceId)}>{say.backToVersions}</LinkButton>}
      >
        <p>{reason}</p>
        <p>{say.askAdmin}</p>
      </EmptyState>
    </>
  )
}
