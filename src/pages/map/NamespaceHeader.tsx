import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { shortId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { subscribeNamespace } from '../../api/namespaces.ts'
import { ApplicationName } from '../../components/namespaces/ApplicationName.tsx'
import { InviteButton } from '../../components/namespaces/InviteButton.tsx'
import { NamespaceTabs } from '../../components/namespaces/NamespaceTabs.tsx'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { SUBSCRIPTION_WORDS } from '../../components/namespaces/subscription-words.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Name, nameToText } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { UpgradeBadge } from '../../components/upgrades/UpgradeBadge.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const said = words.map.header

type Props = {
  namespace: NamespaceSummary
  /** A new group at the top level. */
  create: { disabledReason: string | undefined; onClick: () => void }
}

/** What the namespace is, and what can be done with the whole of it. */
export function NamespaceHeader({ namespace, create }: Props) {
  const { namespaceId, alias, subscription } = namespace
  const updates = SUBSCRIPTION_WORDS[subscription]
  return (
    <div className="[&>div:first-child]:mb-3">
      <PageHeader
        title={<Name alias={alias} id={namespaceId} />}
        documentTitle={nameToText(alias, namespaceId)}
        breadcrumbs={[{ label: words.namespaces.namespaces, to: paths.namespaces() }]}
        actions={
          <>
            <Button tone="primary" {...create}>
              {said.create}
            </Button>
            <InviteButton namespace={namespace} />
          </>
        }
      />
      <NamespaceTabs namespaceId={namespaceId} current="map" />
      <dl className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
        <Fact name={said.id}>
          <CopyText text={namespaceId} label={said.idCopied} shown={shortId(namespaceId)} />
        </Fact>
        <Fact name={said.application}>
          <ApplicationName application={namespace.application} />
        </Fact>
        <Fact name={said.upgrades}>
          <span className="flex flex-wrap items-center gap-2">
            {policyToWords(namespace.policy)}
            <UpgradeBadge namespace={namespace} />
          </span>
        </Fact>
        <Fact name={said.groups}>{said.groupCount(namespace.groupCount)}</Fact>
        <Fact name={said.updates}>
          <span title={updates.sentence}>
            <Badge tone={updates.tone}>{updates.label}</Badge>
          </span>
        </Fact>
      </dl>
      {subscription === 'off' && <SubscribeOffer namespace={namespace} />}
      {(subscription === 'offline' || subscription === 'stopped') && (
        <p className="mb-4 rounded-control bg-warning-soft px-4 py-3 text-sm">{updates.sentence}</p>
      )}
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

/** Joined, but nothing arrives by itself. */
function SubscribeOffer({ namespace }: { namespace: NamespaceSummary }) {
  const can = useCan('subscribe')
  const once = useOnce()
  const { mutateAsync, isPending, error } = useMutation(subscribeNamespace(useNodeApi(), namespace.namespaceId))
  return (
    <div className="mb-4 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3 rounded-control bg-warning-soft px-4 py-3 text-sm">
        <p className="min-w-0 flex-1 basis-64">{SUBSCRIPTION_WORDS.off.sentence}</p>
        <Button
          tone="primary"
          size="small"
          pending={isPending}
          disabledReason={can.ok ? undefined : can.reason}
          onClick={() => once(() => mutateAsync())}
        >
          {isPending ? said.pending : said.subscribe}
        </Button>
      </div>
      {error !== null && <ErrorNotice notDone={said.notSubscribed} error={error} />}
    </div>
  )
}
