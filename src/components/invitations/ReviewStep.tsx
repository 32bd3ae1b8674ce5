import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { plural } from '../../lib/format.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Name } from '../ui/Name.tsx'
import { type InviteRequest, usesToWords } from './invite-draft.ts'
import { Moment } from './Moment.tsx'

type ReviewStepProps = { namespace: NamespaceSummary; request: InviteRequest; groupCount: number; error: unknown }

export function ReviewStep({ namespace, request, groupCount, error }: ReviewStepProps) {
  const { namespaceId, alias } = namespace
  const { recursive, expiresAtMs, maxUses, idempotencyKey } = request
  const { method, path, body } = useNodeApi().requests.invite({ namespaceId, recursive, expiresAtMs, maxUses })
  return (
    <>
      <p className="card p-5 text-lg">
        Whoever has the link can join the namespace{' '}
        <strong>
          <Name alias={alias} id={namespaceId} />
        </strong>
        {recursive && ` and ${groupCount === 1 ? 'its group' : `all its ${plural(groupCount, 'group')}`}`} as a Member,
        until <Moment timeMs={expiresAtMs} />, on {usesToWords(maxUses)}.
      </p>
      <p className="text-muted">
        It cannot be withdrawn before that time, so send it only to people whom you want in, over a way you trust.
      </p>
      <details className="card p-4">
        <summary className="font-medium">Show the exact request</summary>
        <pre className="mt-3 overflow-auto whitespace-pre-wrap rounded-control bg-sunken p-3 font-mono text-sm">
          {`${method} ${path}\nIdempotency-Key: ${idempotencyKey}\n\n${JSON.stringify(body, null, 2)}`}
        </pre>
      </details>
      {error != null && <ErrorNotice error={error} notDone="The invitation was not created" />}
    </>
  )
}
