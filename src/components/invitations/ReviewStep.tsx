import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { plural } from '../../lib/format.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Name } from '../ui/Name.tsx'
import { type InviteRequest, usesToWords } from './invite-draft.ts'
import { Moment } from './Moment.tsx'

type ReviewStepProps = { namespace: NamespaceSummary; request: InviteRequest; groupCount: number; error: unknown }

export function ReviewStep({ namespace, request, groupCount, error }: ReviewStepProps) {
  const { namespaceId, alias } = namespace
  const { recursive, expiresAtMs, maxUses, idempotencyKey } = request
  const body = {
    recursive,
    expirationTimestamp: expiresAtMs,
    ...(maxUses === undefined ? {} : { maxUses }),
  }
  return (
    <>
      <p className="card p-5 text-lg">
        Whoever has the link can join the namespace{' '}
        <strong>
          <Name alias={alias} id={namespaceId} />
        </strong>
        {recursive && ` and ${groupCount === 1 ? 'its group' : `all its ${plural(groupCount, 'group')}`}`} as a Member,
        until <Moment timeMs={expiresAtMs} />, with {usesToWords(maxUses)}.
      </p>
      <p className="text-muted">
        It cannot be withdrawn before that time, so send it only to people whom you want in, over a way you trust.
      </p>
      <details className="rounded-card border border-line p-4">
        <summary className="font-medium">Show the exact request</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reachable by keyboard. */}
        <pre tabIndex={0} className="mt-3 overflow-auto rounded-control bg-sunken p-3 font-mono text-xs">
          {`POST /admin-api/namespaces/${namespaceId}/invite\nIdempotency-Key: ${idempotencyKey}\n\n${JSON.stringify(body, null, 2)}`}
        </pre>
      </details>
      {error != null && <ErrorNotice error={error} title="The invitation was not created" />}
    </>
  )
}
