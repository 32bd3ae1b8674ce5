import { useState } from 'react'
import { invitationToToken } from '#shared/wire/invitation-token.ts'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { ClockTable } from './ClockTable.tsx'
import { timeVerdict } from './clocks.ts'
import { EndingNotice } from './EndingNotice.tsx'
import { GetNode } from './GetNode.tsx'
import { InvitationCard } from './InvitationCard.tsx'
import { OtherNode } from './OtherNode.tsx'
import { PasteFields } from './PasteFields.tsx'
import { useJoinDraft } from './use-join-draft.ts'
import { useReadInvitation } from './use-read-invitation.ts'

const ignore = () => undefined

/** The join page while no node answers: an invitation is shown and checked all the same, and can go to another node. */
export function JoinWithoutNode({ onRetry }: { onRetry(): void }) {
  const { draft, bring, update, clear } = useJoinDraft(ignore)
  const read = useReadInvitation(draft.submitted ? draft.text : undefined)
  const [browserMs] = useState(Date.now)
  const said = words.joining
  if (read === 'checking') return <p role="status">{said.check.checking}</p>
  if (read === undefined || !read.ok)
    return (
      <div className="flex flex-col gap-6">
        {read === undefined ? (
          <EndingNotice name="noNode" steps={{ onRetry, onPaste: ignore }} />
        ) : (
          <EndingNotice name={read.ending} steps={{ onPaste: () => update({ submitted: false }) }} />
        )}
        <form
          className="card flex flex-col gap-4 p-5"
          onSubmit={(event) => {
            event.preventDefault()
            if (draft.text.trim() !== '') update({ submitted: true })
          }}
        >
          <PasteFields text={draft.text} onChange={bring} />
          <div>
            <Button type="submit" disabledReason={draft.text.trim() === '' ? said.paste.empty : undefined}>
              {said.paste.next}
            </Button>
          </div>
        </form>
      </div>
    )
  const { facts, set } = read
  const validity = { expiresAtMs: facts.expiresAtMs, issuedAtMs: facts.details?.issuedAtMs }
  const time = timeVerdict(validity, { browserMs, nodeMs: undefined })
  const ending = time === 'expired' || time === 'notYetValid' ? time : 'noNode'
  const token = invitationToToken(set)
  return (
    <div className="flex flex-col gap-6">
      <EndingNotice
        name={ending}
        namespaceAlias={facts.details?.namespaceAlias}
        steps={{ onRetry, onCheck: onRetry, onPaste: clear }}
      >
        {ending !== 'noNode' && <ClockTable validity={validity} clocks={{ browserMs, nodeMs: undefined }} />}
      </EndingNotice>
      <InvitationCard facts={facts} />
      <OtherNode token={token} peers={[]} isOpen />
      <GetNode token={token} />
      <div>
        <Button tone="quiet" onClick={clear}>
          {said.check.another}
        </Button>
      </div>
    </div>
  )
}
