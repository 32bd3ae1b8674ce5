import { useNavigate } from 'react-router'
import { invitationToToken } from '#shared/wire/invitation-token.ts'
import type { InvitationSet } from '#shared/wire/invitations.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeView } from '../../api/node.ts'
import { useRead } from '../../api/use-read.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { ClockTable } from './ClockTable.tsx'
import { timeVerdict } from './clocks.ts'
import { EndingNotice } from './EndingNotice.tsx'
import type { EndingName } from './endings.ts'
import { GetNode } from './GetNode.tsx'
import { InvitationCard } from './InvitationCard.tsx'
import type { InvitationFacts } from './invitation-facts.ts'
import { JoinFrame } from './JoinFrame.tsx'
import { OtherNode } from './OtherNode.tsx'
import { useClocks } from './use-clocks.ts'
import type { JoinDraftHandle } from './use-join-draft.ts'
import { useJoining } from './use-joining.ts'

type CheckedInvitationProps = {
  set: InvitationSet
  facts: InvitationFacts
  handle: JoinDraftHandle
  onAnother(): void
}

/** An invitation whose signature holds: what it says, and joining by it. */
export function CheckedInvitation({ set, facts, handle, onAnother }: CheckedInvitationProps) {
  const said = words.joining.check
  const navigate = useNavigate()
  const joining = useJoining({ set, facts }, handle, () => {
    void navigate(paths.joined(facts.namespaceId), { replace: true })
  })
  const clocks = useClocks()
  const node = useRead(nodeView(useNodeApi()))
  const subscribe = useCan('subscribe')
  const validity = { expiresAtMs: facts.expiresAtMs, issuedAtMs: facts.details?.issuedAtMs }
  const time = timeVerdict(validity, clocks)

  // What the node said comes before what the clocks say here: only it has asked the coordinator.
  // A node that answers again knows what became of a request whose answer was lost.
  const isJoinedAfterAll = joining.ending === 'noNode' && joining.isMember
  const ending: EndingName | undefined =
    (isJoinedAfterAll ? 'alreadyMember' : joining.ending) ??
    (joining.isSending
      ? undefined
      : joining.isMember
        ? 'alreadyMember'
        : time === 'expired' || time === 'notYetValid'
          ? time
          : undefined)
  const token = invitationToToken(set)
  return (
    <JoinFrame
      step="check"
      isBrought
      onStartOver={onAnother}
      next={
        ending === undefined
          ? { label: said.join, pendingLabel: said.joining, pending: joining.isSending, onNext: joining.send }
          : undefined
      }
      below={
        ending === 'outcomeUnknown' ? undefined : (
          <>
            <OtherNode token={token} peers={node.data?.peers ?? []} isOpen={ending === 'noNode'} />
            <GetNode token={token} />
          </>
        )
      }
    >
      {ending !== undefined && (
        <EndingNotice
          name={ending}
          what={joining.what}
          namespaceAlias={facts.details?.namespaceAlias}
          steps={{
            openTo: paths.namespace(facts.namespaceId),
            onRetry: joining.send,
            onCheck: clocks.reread,
            onPaste: onAnother,
          }}
        >
          {(ending === 'expired' || ending === 'notYetValid') && <ClockTable validity={validity} clocks={clocks} />}
        </EndingNotice>
      )}
      {ending === undefined && time === 'disagree' && (
        <div className="flex flex-col gap-3 rounded-card bg-warning-soft p-4">
          <p>{words.joining.clocks.disagree}</p>
          <ClockTable validity={validity} clocks={clocks} />
        </div>
      )}
      <InvitationCard facts={facts} />
      {ending === 'alreadyMember' && facts.groups.length > 0 && (
        <div>
          <Button onClick={joining.send}>{said.joinGroups}</Button>
        </div>
      )}
      {ending === undefined && subscribe.ok && (
        <label className="flex items-start gap-3">
          <input
            type="checkbox"
            className="mt-1 size-4 shrink-0"
            checked={handle.draft.subscribe}
            onChange={(event) => handle.update({ subscribe: event.target.checked })}
          />
          <span>
            {said.subscribe}
            <span className="block text-muted text-sm">{said.subscribeHint}</span>
          </span>
        </label>
      )}
      <p role="status" className="text-muted text-sm">
        {joining.isSlow ? said.stillJoining : ending === undefined && !joining.isSending ? said.nothingSent : ''}
      </p>
    </JoinFrame>
  )
}
