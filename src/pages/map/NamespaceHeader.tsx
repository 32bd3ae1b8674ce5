import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { shortId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
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
import { plural } from '../../lib/format.ts'
import { useOnce } from '../../lib/use-once.ts'
import { paths } from '../../paths.ts'

type Props = {
  namespace: NamespaceSummary
  /** A new group at the top level. */
  create: { disabledReason: string | undefined; onClick: () => void }
}

/** What the namespace is, and what can be done with the whole of it. */
export function NamespaceHeader({ namespace, create }: Props) {
  const { namespaceId, alias, subscription } = namespace
  const words = SUBSCRIPTION_WORDS[subscription]
  return (
    <div className="[&>div:first-child]:mb-3">
      <PageHeader
        title={<Name alias={alias} id={namespaceId} />}
        documentTitle={nameToText(alias, namespaceId)}
        breadcrumbs={[{ label: 'Namespaces', to: paths.namespaces() }]}
        actions={
          <>
            <Button tone="primary" {...create}>
              Create group
            </Button>
            <InviteButton namespace={namespace} />
          </>
        }
      />
      <NamespaceTabs namespaceId={namespaceId} current="map" />
      <dl className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-1 text-sm">
        <Fact name="Id">
          <CopyText text={namespaceId} label="namespace id" shown={shortId(namespaceId)} />
        </Fact>
        <Fact name="Application">
          <ApplicationName application={namespace.application} />
        </Fact>
        <Fact name="Upgrades">
          <span className="flex flex-wrap items-center gap-2">
            {policyToWords(namespace.policy)}
            <UpgradeBadge namespaceId={namespaceId} />
          </span>
        </Fact>
        <Fact name="Groups">{plural(namespace.groupCount, 'group')}</Fact>
        <Fact name="Updates">
          <span title={words.sentence}>
            <Badge tone={words.tone}>{words.label}</Badge>
          </span>
        </Fact>
      </dl>
      {subscription === 'off' && <SubscribeOffer namespace={namespace} />}
      {(subscription === 'offline' || subscription === 'stopped') && (
        <p className="mb-4 rounded-control bg-warning-soft px-4 py-3 text-sm">{words.sentence}</p>
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
          {isPending ? 'Please wait…' : 'Subscribe'}
        </Button>
      </div>
      {error !== null && <ErrorNotice notDone="Live updates were not started" error={error} />}
    </div>
  )
}
