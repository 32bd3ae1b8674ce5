import { invitationToToken } from '#shared/wire/invitation-token.ts'
import type { InvitationSet } from '#shared/wire/invitations.ts'
import { useCan } from '../../api/NodeApiContext.tsx'
import { Button } from '../ui/Button.tsx'
import { useNow } from '../ui/use-now.ts'
import { EndingNotice } from './EndingNotice.tsx'
import type { EndingName } from './endings.ts'
import { formatMoment } from './expiry.ts'
import { InvitationCard } from './InvitationCard.tsx'
import type { InvitationFacts } from './invitation-facts.ts'
import { OtherNode } from './OtherNode.tsx'
import type { JoinDraftHandle } from './use-join-draft.ts'
import { useJoining } from './use-joining.ts'

const NOW_EVERY_MS = 1000

type CheckedInvitationProps = { set: InvitationSet; facts: InvitationFacts; handle: JoinDraftHandle }

/** An invitation whose signature holds: what it says, and joining by it. */
export function CheckedInvitation({ set, facts, handle }: CheckedInvitationProps) {
  const { draft, update, start } = handle
  const joining = useJoining({ set, facts }, handle)
  const nowMs = useNow(NOW_EVERY_MS)
  const subscribe = useCan('subscribe')
  const isExpired = nowMs >= facts.expiresAtMs
  const ending: EndingName | undefined =
    joining.ending ??
    (joining.isSending ? undefined : joining.isMember ? 'alreadyMember' : isExpired ? 'expired' : undefined)
  return (
    <div className="flex flex-col gap-6">
      {ending !== undefined && (
        <EndingNotice
          name={ending}
          sentence={
            joining.sentence ??
            (isExpired && ending === 'expired'
              ? `It worked until ${formatMoment(facts.expiresAtMs)}. The clock of this computer says ${formatMoment(nowMs)}. The person who invited you can make a new one.`
              : undefined)
          }
          namespace={{ id: facts.namespaceId, alias: facts.details?.namespaceAlias }}
          onRetry={joining.send}
          onPaste={() => start()}
        >
          {ending === 'alreadyMember' && facts.groups.length > 0 && (
            <Button onClick={joining.send}>Join its groups too</Button>
          )}
        </EndingNotice>
      )}
      <InvitationCard facts={facts} />
      {ending === undefined && (
        <div className="flex flex-col items-start gap-4">
          {subscribe.ok && (
            <label className="flex items-start gap-3">
              <input
                type="checkbox"
                className="mt-1 size-4 shrink-0"
                checked={draft.subscribe}
                onChange={(event) => update({ subscribe: event.target.checked })}
              />
              <span>
                Subscribe to live updates
                <span className="block text-muted text-sm">
                  Changes that others make show here by themselves. It can be turned off later.
                </span>
              </span>
            </label>
          )}
          <div className="flex flex-wrap gap-3">
            <Button tone="primary" pending={joining.isSending} onClick={joining.send}>
              {joining.isSending ? 'Joining…' : 'Join with this node'}
            </Button>
            <Button tone="quiet" onClick={() => start()}>
              Use another invitation
            </Button>
          </div>
        </div>
      )}
      {ending !== 'outcomeUnknown' && <OtherNode token={invitationToToken(set)} />}
    </div>
  )
}
