import { useMutation } from '@tanstack/react-query'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { errorUnlessDone } from '../../api/api-error.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { subscribeNamespace, unsubscribeNamespace } from '../../api/namespaces.ts'
import { SUBSCRIPTION_WORDS } from '../../components/namespaces/subscription-words.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'

const said = words.settings.updates

export function SubscriptionSection({ namespace }: { namespace: NamespaceSummary }) {
  const { namespaceId, subscription } = namespace
  const api = useNodeApi()
  const available = useCan('subscribe')
  const subscribe = useMutation(subscribeNamespace(api, namespaceId))
  const unsubscribe = useMutation(unsubscribeNamespace(api, namespaceId))
  const once = useOnce()
  const { label, sentence, tone } = SUBSCRIPTION_WORDS[subscription]
  const isOn = subscription !== 'off'
  const change = isOn ? unsubscribe : subscribe
  const error = errorUnlessDone(subscribe.error, isOn) ?? errorUnlessDone(unsubscribe.error, !isOn)
  const reason = !available.ok ? available.reason : subscription === 'coordinator' ? said.isSource : undefined
  return (
    <section aria-labelledby="settings-subscription" className="card flex flex-col items-start gap-4 p-5">
      <h2 id="settings-subscription">{said.title}</h2>
      <p role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone}>{label}</Badge> {sentence}
      </p>
      {error !== null && <ErrorNotice error={error} notDone={said.notDone} />}
      <Button
        pending={subscribe.isPending || unsubscribe.isPending}
        disabledReason={reason}
        onClick={() => {
          subscribe.reset()
          unsubscribe.reset()
          once(() => change.mutateAsync())
        }}
      >
        {isOn ? said.stop : said.start}
      </Button>
    </section>
  )
}
