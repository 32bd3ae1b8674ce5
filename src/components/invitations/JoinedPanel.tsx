import { useMutation } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView, subscribeNamespace } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { plural } from '../../lib/format.ts'
import { useOnce } from '../../lib/use-once.ts'
import { paths } from '../../paths.ts'
import { ApplicationName } from '../namespaces/ApplicationName.tsx'
import { SUBSCRIPTION_WORDS } from '../namespaces/subscription-words.ts'
import { Button, LinkButton } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Name } from '../ui/Name.tsx'
import { Fact, Facts } from './Facts.tsx'

/** The namespace that was joined, as the node tells it. */
export function JoinedPanel({ namespaceId, onAnother }: { namespaceId: GroupId; onAnother(): void }) {
  const api = useNodeApi()
  const namespace = useRead(namespaceView(api, namespaceId))
  const subscribe = useMutation(subscribeNamespace(api, namespaceId))
  const once = useOnce()
  const available = useCan('subscribe')
  if (namespace.data === undefined)
    return namespace.error === null ? (
      <Loading label="Reading the namespace from the node…" />
    ) : (
      <ErrorNotice error={namespace.error} onRetry={() => void namespace.refetch()}>
        <Button onClick={onAnother}>Use another invitation</Button>
      </ErrorNotice>
    )
  const { data } = namespace
  return (
    <div className="flex flex-col gap-6">
      <section className="card p-5">
        <Facts>
          <Fact label="Namespace">
            {data.alias !== undefined && (
              <>
                <strong>
                  <Name alias={data.alias} id={namespaceId} />
                </strong>{' '}
              </>
            )}
            <CopyText text={namespaceId} label="namespace id" />
          </Fact>
          <Fact label="Your identity here">
            <CopyText text={data.selfIdentity} label="your public key" />
          </Fact>
          <Fact label="Role">{data.selfRole}</Fact>
          <Fact label="Inside">
            {plural(data.memberCount, 'member')}, {plural(data.groupCount, 'group')}
          </Fact>
          <Fact label="Application">
            <ApplicationName application={data.application} />
          </Fact>
          <Fact label="Live updates">
            {SUBSCRIPTION_WORDS[data.subscription].label}. {SUBSCRIPTION_WORDS[data.subscription].sentence}
          </Fact>
        </Facts>
      </section>
      {subscribe.error !== null && <ErrorNotice error={subscribe.error} notDone="Live updates were not started" />}
      <div className="flex flex-wrap gap-3">
        <LinkButton tone="primary" to={paths.namespace(namespaceId)}>
          Open the map
        </LinkButton>
        {data.subscription === 'off' && (
          <Button
            pending={subscribe.isPending}
            disabledReason={available.ok ? undefined : available.reason}
            onClick={() => once(() => subscribe.mutateAsync())}
          >
            Subscribe to live updates
          </Button>
        )}
        <Button tone="quiet" onClick={onAnother}>
          Use another invitation
        </Button>
      </div>
    </div>
  )
}
