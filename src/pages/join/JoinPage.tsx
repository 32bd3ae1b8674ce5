import { useState } from 'react'
import { parseGroupId } from '#shared/domain/ids.ts'
import { CheckedInvitation } from '../../components/invitations/CheckedInvitation.tsx'
import { EndingNotice } from '../../components/invitations/EndingNotice.tsx'
import { JoinedPanel } from '../../components/invitations/JoinedPanel.tsx'
import { PasteForm } from '../../components/invitations/PasteForm.tsx'
import { useJoinDraft } from '../../components/invitations/use-join-draft.ts'
import { useReadInvitation } from '../../components/invitations/use-read-invitation.ts'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'

/** Joining a namespace by a link, a token or JSON. What was brought stays in this tab until Join is pressed. */
export function Component() {
  const handle = useJoinDraft()
  const { draft, update, start } = handle
  const [asksForPaste, setAsksForPaste] = useState(false)
  const read = useReadInvitation(draft.submitted ? draft.text : undefined)
  const joinedId = draft.joinedId === undefined ? undefined : parseGroupId(draft.joinedId)
  const startAnew = () => {
    start()
    setAsksForPaste(true)
  }

  if (joinedId !== undefined)
    return (
      <div className="mx-auto w-full max-w-3xl">
        <PageHeader title="You have joined" focusKey="joined">
          This node is a member now. What follows was read back from it.
        </PageHeader>
        <JoinedPanel namespaceId={joinedId} onAnother={startAnew} />
      </div>
    )
  if (read === 'checking')
    return (
      <div className="mx-auto w-full max-w-3xl">
        <PageHeader title="Join a namespace" focusKey="checking" />
        <Loading label="Checking the signatures of a long invitation…" />
      </div>
    )
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col">
      <PageHeader title="Join a namespace" focusKey={read === undefined ? 'paste' : 'read'}>
        {read?.ok
          ? 'This is what the invitation opens. Nothing is sent before you press Join.'
          : 'With an invitation that a member sent you, this node becomes a member of their namespace.'}
      </PageHeader>
      {read === undefined || !read.ok ? (
        <div className="flex flex-col gap-6">
          {read !== undefined && (
            <EndingNotice
              name={read.ending}
              onPaste={() => {
                update({ submitted: false })
                setAsksForPaste(true)
              }}
            />
          )}
          {(read === undefined || read.ending !== 'tampered') && (
            <PasteForm
              text={draft.text}
              focused={asksForPaste}
              onChange={(text) => update({ text, submitted: false })}
              onSubmit={() => update({ submitted: true })}
            />
          )}
        </div>
      ) : (
        <CheckedInvitation
          key={draft.idempotencyKey}
          set={read.set}
          facts={read.facts}
          handle={{ ...handle, start: startAnew }}
        />
      )}
    </div>
  )
}
