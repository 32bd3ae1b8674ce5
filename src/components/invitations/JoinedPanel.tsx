import { useMutation } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView, subscribeNamespace } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { useOnce } from '../../lib/use-once.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { ApplicationName } from '../namespaces/ApplicationName.tsx'
import { SUBSCRIPTION_WORDS } from '../namespaces/subscription-words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Name } from '../ui/Name.tsx'
import { Fact, Facts } from './Facts.tsx'
import { JoinFrame } from './JoinFrame.tsx'

/** The namespace that was joined, as the node tells it; then subscribing, then the map. */
export function JoinedPanel({ namespaceId }: { namespaceId: GroupId }) {
  const said = words.joining.joined
  const api = useNodeApi()
  const navigate = useNavigate()
  const namespace = useRead({ ...namespaceView(api, namespaceId), refetchOnMount: 'always' })
  const subscribe = useMutation(subscribeNamespace(api, namespaceId))
  const once = useOnce()
  const available = useCan('subscribe')
  const { data } = namespace
  const mustSubscribe = data?.subscription === 'off' && available.ok
  const next = mustSubscribe
    ? {
        label: said.subscribe,
        pendingLabel: said.subscribing,
        pending: subscribe.isPending,
        onNext: () => once(() => subscribe.mutateAsync()),
      }
    : { label: said.openMap, onNext: () => void navigate(paths.namespace(namespaceId)) }
  return (
    <JoinFrame
      step="joined"
      next={data === undefined ? undefined : next}
      below={
        <div className="flex flex-wrap gap-3">
          {mustSubscribe && <LinkButton to={paths.namespace(namespaceId)}>{said.openMap}</LinkButton>}
          <LinkButton tone="quiet" to={paths.join()}>
            {said.another}
          </LinkButton>
        </div>
      }
    >
      {data === undefined &&
        (namespace.error === null ? (
          <Loading label={said.reading} />
        ) : (
          <ErrorNotice error={namespace.error} onRetry={() => void namespace.refetch()} />
        ))}
      {data !== undefined && (
        <>
          <p className="text-muted">{said.intro}</p>
          <section className="card p-5">
            <Facts>
              <Fact label={said.namespace}>
                {data.alias !== undefined && (
                  <>
                    <strong>
                      <Name alias={data.alias} id={namespaceId} />
                    </strong>{' '}
                  </>
                )}
                <CopyText text={namespaceId} label={words.namespaces.idCopied} />
              </Fact>
              <Fact label={said.identity}>
                <CopyText text={data.selfIdentity} label={words.joining.copied.own} />
              </Fact>
              <Fact label={said.role}>{words.members.roles[data.selfRole]}</Fact>
              <Fact label={said.inside}>{said.counts(data.memberCount, data.groupCount)}</Fact>
              <Fact label={said.application}>
                <ApplicationName application={data.application} />
              </Fact>
              <Fact label={said.updates}>
                {SUBSCRIPTION_WORDS[data.subscription].label}. {SUBSCRIPTION_WORDS[data.subscription].sentence}
              </Fact>
            </Facts>
          </section>
          {mustSubscribe && <p>{said.subscribeFirst}</p>}
        </>
      )}
      {subscribe.error !== null && <ErrorNotice error={subscribe.error} notDone={said.notStarted} />}
    </JoinFrame>
  )
}
