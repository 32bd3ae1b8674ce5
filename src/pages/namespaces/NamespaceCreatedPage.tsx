import { CircleCheck } from 'lucide-react'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { ApplicationName } from '../../components/namespaces/ApplicationName.tsx'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { LinkButton } from '../../components/ui/Button.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'

/** Shows what the node itself says now, not what was sent. */
export function Component() {
  const namespaceId = useNamespaceId()
  const view = useRead({ ...namespaceView(useNodeApi(), namespaceId), refetchOnMount: 'always' })
  if (view.data === undefined)
    return (
      <>
        <PageHeader title="Your new namespace" breadcrumbs={[{ label: 'Namespaces', to: paths.namespaces() }]} />
        {view.error === null ? (
          <Loading label="Reading the namespace from the node…" rows={1} />
        ) : (
          <ErrorNotice
            error={view.error}
            onRetry={() => {
              void view.refetch()
            }}
          />
        )}
      </>
    )
  const { alias, application, policy } = view.data
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col">
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            <CircleCheck aria-hidden className="shrink-0 text-success" />
            <span className="min-w-0">
              <Name alias={alias} id={namespaceId} /> is created
            </span>
          </span>
        }
        documentTitle="Namespace created"
        breadcrumbs={[{ label: 'Namespaces', to: paths.namespaces() }]}
      >
        The node holds it now. This node coordinates it and is its first Admin.
      </PageHeader>
      <dl className="card mb-8 grid gap-4 p-5 sm:grid-cols-2">
        <div>
          <dt className="text-muted text-sm">Namespace id</dt>
          <dd>
            <CopyText text={namespaceId} label="namespace id" />
          </dd>
        </div>
        <div>
          <dt className="text-muted text-sm">Application</dt>
          <dd>
            <ApplicationName application={application} />
          </dd>
        </div>
        <div>
          <dt className="text-muted text-sm">Upgrades</dt>
          <dd>{policyToWords(policy)}</dd>
        </div>
        <div>
          <dt className="text-muted text-sm">This node's identity in it</dt>
          <dd>
            <CopyText text={view.data.selfIdentity} label="identity" />
          </dd>
        </div>
      </dl>
      <h2 className="mb-3">What next?</h2>
      <div className="flex flex-wrap gap-3">
        <LinkButton tone="primary" to={paths.invite(namespaceId)}>
          Invite a node
        </LinkButton>
        <LinkButton to={paths.namespace(namespaceId)}>Open the map</LinkButton>
        <LinkButton tone="quiet" to={paths.createNamespace()}>
          Create another
        </LinkButton>
      </div>
    </div>
  )
}
