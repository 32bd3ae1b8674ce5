import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { upgradesView } from '../../api/upgrades.ts'
import { useRead } from '../../api/use-read.ts'
import { NamespaceFrame } from '../../components/namespaces/NamespaceFrame.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PublishButton } from '../../components/upgrades/PublishButton.tsx'
import { pendingPublications } from '../../components/upgrades/upgrade-view.ts'
import { words } from '../../words/words.ts'
import { BundlesSection } from './BundlesSection.tsx'
import { InForceSection } from './InForceSection.tsx'
import { NodesSection } from './NodesSection.tsx'
import { PublicationCard } from './PublicationCard.tsx'
import { SkewNotice } from './SkewNotice.tsx'
import { Timeline } from './Timeline.tsx'
import { useRereadAt } from './use-reread-at.ts'

const say = words.upgrades.page

/** Which version is in force in a namespace, which one is to come, and what every node makes of them. */
export function Component() {
  return (
    <NamespaceFrame page="versions" actions={(namespace) => <PublishButton namespace={namespace} />}>
      {(namespace) => <Versions key={namespace.namespaceId} namespace={namespace} />}
    </NamespaceFrame>
  )
}

function Versions({ namespace }: { namespace: NamespaceSummary }) {
  const { namespaceId } = namespace
  const api = useNodeApi()
  const can = api.can('upgrade')
  const { data: upgrades, error, refetch } = useRead({ ...upgradesView(api, namespaceId), enabled: can.ok })
  const pending = upgrades === undefined ? [] : pendingPublications(upgrades)
  useRereadAt(namespaceId, pending[0]?.deadlineMs)
  if (!can.ok) return <p className="card p-5">{can.reason}</p>
  if (upgrades === undefined)
    return error === null ? (
      <Loading label={say.loading} />
    ) : (
      <ErrorNotice error={error} title={say.notRead} onRetry={() => void refetch()} />
    )
  return (
    <div className="flex flex-col gap-8">
      <SkewNotice upgrades={upgrades} />
      {pending.map((publication) => (
        <PublicationCard
          key={publication.publication}
          namespace={namespace}
          upgrades={upgrades}
          publication={publication}
        />
      ))}
      <InForceSection namespace={namespace} upgrades={upgrades} isQuiet={pending.length === 0} />
      <BundlesSection bundles={upgrades.bundles} />
      <NodesSection namespaceId={namespaceId} upgrades={upgrades} />
      <Timeline self={namespace.selfIdentity} publications={upgrades.publications} />
    </div>
  )
}
