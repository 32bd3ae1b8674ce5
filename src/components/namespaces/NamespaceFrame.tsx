import type { ReactNode } from 'react'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Name, nameToText } from '../ui/Name.tsx'
import { type Crumb, PageHeader } from '../ui/PageHeader.tsx'
import { errorToEnding, NamespaceEnding } from './NamespaceEnding.tsx'
import { type NamespacePage, NamespaceTabs } from './NamespaceTabs.tsx'

type Props = {
  page: Exclude<NamespacePage, 'map'>
  /** It is one thing of that page: what it is called, and the way back to the others. */
  inside?: { title: string; above: Crumb }
  /** A sentence or two below the title. */
  lead?: ReactNode
  /** Right of the title. */
  actions?: (namespace: NamespaceSummary) => ReactNode
  /** It is being deleted or left from here, so its absence is no news. */
  isLeaving?: boolean
  children: (namespace: NamespaceSummary) => ReactNode
}

/** What is around every page of a namespace but the map: where it is, the way to the others, and what went wrong. */
export function NamespaceFrame({ page, inside, lead, actions, isLeaving = false, children }: Props) {
  const namespaceId = useNamespaceId()
  const namespace = useRead(namespaceView(useNodeApi(), namespaceId))
  const { data, error } = namespace
  const title = inside?.title ?? words.namespaces.pages[page]
  const above = { label: words.namespaces.namespaces, to: paths.namespaces() }
  // Asked first: what was read before is still there when somebody deletes the namespace meanwhile.
  const ending = isLeaving ? undefined : errorToEnding(error)
  if (ending !== undefined) return <NamespaceEnding ending={ending} />
  if (data === undefined)
    return (
      <>
        <PageHeader title={title} breadcrumbs={[above]} />
        {error === null ? (
          <Loading label={words.namespaces.reading} />
        ) : (
          <ErrorNotice title={words.namespaces.unreadable} error={error} onRetry={() => void namespace.refetch()}>
            <LinkButton to={paths.namespaces()}>{words.namespaces.allNamespaces}</LinkButton>
          </ErrorNotice>
        )}
      </>
    )
  return (
    <>
      <div className="[&>div]:mb-4">
        <PageHeader
          title={title}
          documentTitle={words.namespaces.pageTitle(title, nameToText(data.alias, namespaceId))}
          breadcrumbs={[
            above,
            { label: <Name alias={data.alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) },
            ...(inside === undefined ? [] : [inside.above]),
          ]}
          actions={actions?.(data)}
        >
          {lead}
        </PageHeader>
      </div>
      <NamespaceTabs namespaceId={namespaceId} current={page} />
      {children(data)}
    </>
  )
}
