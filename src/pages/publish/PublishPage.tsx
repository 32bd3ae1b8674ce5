import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { NamespaceEnding } from '../../components/namespaces/NamespaceEnding.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { publishReason } from '../../components/upgrades/upgrade-rules.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { PublishWizard } from './PublishWizard.tsx'
import { usePublishReads } from './use-publish-reads.ts'

const say = words.upgrades.publish

export function Component() {
  const { namespaceId, can, namespace, upgrades, ending, error, retry } = usePublishReads()
  if (ending !== undefined) return <NamespaceEnding ending={ending} />
  const reason = can.ok ? namespace && publishReason(namespace) : can.reason
  if (namespace !== undefined && reason !== undefined) return <NoRight namespace={namespace} reason={reason} />
  if (namespace !== undefined && upgrades !== undefined)
    return <PublishWizard key={namespaceId} namespace={namespace} upgrades={upgrades} />
  return (
    <>
      <PageHeader title={say.button} />
      {error === null ? <Loading label={say.loading} /> : <ErrorNotice error={error} onRetry={retry} />}
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
