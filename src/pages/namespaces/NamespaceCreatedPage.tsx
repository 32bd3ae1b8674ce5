import { CircleCheck } from 'lucide-react'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { ApplicationName } from '../../components/namespaces/ApplicationName.tsx'
import { FirstStepsCard } from '../../components/namespaces/FirstStepsCard.tsx'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { LinkButton } from '../../components/ui/Button.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { Sentence } from '../../components/ui/Sentence.tsx'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** Shows what the node itself says now, not what was sent. */
export function Component() {
  const said = words.creating.created
  const namespaceId = useNamespaceId()
  const view = useRead({ ...namespaceView(useNodeApi(), namespaceId), refetchOnMount: 'always' })
  if (view.data === undefined)
    return (
      <>
        <PageHeader title={said.title} breadcrumbs={[{ label: words.creating.namespaces, to: paths.namespaces() }]} />
        {view.error === null ? (
          <Loading label={said.reading} rows={1} />
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
              <Sentence of={said.isCreated(<Name alias={alias} id={namespaceId} />)} />
            </span>
          </span>
        }
        documentTitle={said.tab}
        breadcrumbs={[{ label: words.creating.namespaces, to: paths.namespaces() }]}
      >
        {said.lead}
      </PageHeader>
      <dl className="card mb-8 grid gap-4 p-5 sm:grid-cols-2">
        <div>
          <dt className="text-muted text-sm">{said.id}</dt>
          <dd>
            <CopyText text={namespaceId} label={words.namespaces.idCopied} />
          </dd>
        </div>
        <div>
          <dt className="text-muted text-sm">{said.application}</dt>
          <dd>
            <ApplicationName application={application} />
          </dd>
        </div>
        <div>
          <dt className="text-muted text-sm">{said.upgrades}</dt>
          <dd>{policyToWords(policy)}</dd>
        </div>
        <div>
          <dt className="text-muted text-sm">{said.identity}</dt>
          <dd>
            <CopyText text={view.data.selfIdentity} label={words.namespaces.identityCopied} />
          </dd>
        </div>
      </dl>
      <h2 className="mb-3">{said.next}</h2>
      <div className="flex flex-wrap gap-3">
        <LinkButton tone="primary" to={paths.invite(namespaceId)}>
          {said.invite}
        </LinkButton>
        <LinkButton to={paths.namespace(namespaceId)}>{said.openMap}</LinkButton>
        <LinkButton tone="quiet" to={paths.createNamespace()}>
          {said.another}
        </LinkButton>
      </div>
      <div className="mt-8">
        <FirstStepsCard namespace={view.data} />
      </div>
    </div>
  )
}
