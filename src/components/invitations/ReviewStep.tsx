import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { words } from '../../words/words.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { ExactRequest } from '../ui/ExactRequest.tsx'
import { Name } from '../ui/Name.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { Time } from '../ui/Time.tsx'
import type { InviteRequest } from './invite-draft.ts'

type ReviewStepProps = { namespace: NamespaceSummary; request: InviteRequest; groupCount: number; error: unknown }

/** What the invitation will do, in one sentence, before it is made. */
export function ReviewStep({ namespace, request, groupCount, error }: ReviewStepProps) {
  const said = words.invitations
  const { namespaceId, alias } = namespace
  const { idempotencyKey, ...choices } = request
  const api = useNodeApi()
  const name = (
    <strong>
      <Name alias={alias} id={namespaceId} />
    </strong>
  )
  const { recursive, role, maxUses, expiresAtMs } = request
  const scope = { groupCount: recursive ? groupCount : 0, role, maxUses }
  return (
    <>
      <p className="card p-5 text-lg">
        <Sentence of={said.review.effect(name, <Time timeMs={expiresAtMs} inFull />, scope)} />
      </p>
      {role === 'Admin' && <p className="rounded-card bg-warning-soft p-4">{said.role.adminWarning}</p>}
      <p className="text-muted">
        {useCan('invitation.ledger').ok ? said.review.canWithdraw : said.review.cannotWithdraw}
      </p>
      <ExactRequest request={api.requests.invite({ namespaceId, ...choices })} idempotencyKey={idempotencyKey} />
      {error != null && <ErrorNotice error={error} notDone={said.wizard.notCreated} />}
    </>
  )
}
