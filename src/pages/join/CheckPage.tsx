import { useCallback } from 'react'
import { Navigate, useNavigate } from 'react-router'
import { CheckedInvitation } from '../../components/invitations/CheckedInvitation.tsx'
import { EndingNotice } from '../../components/invitations/EndingNotice.tsx'
import { JoinFrame } from '../../components/invitations/JoinFrame.tsx'
import { useJoinDraft } from '../../components/invitations/use-join-draft.ts'
import { useReadInvitation } from '../../components/invitations/use-read-invitation.ts'
import { Loading } from '../../components/ui/Loading.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** What the invitation says, checked in this browser, before anything is sent. */
export function Component() {
  const navigate = useNavigate()
  const check = useCallback(() => void navigate(paths.joinCheck(), { replace: true }), [navigate])
  const handle = useJoinDraft(check)
  const { draft, clear } = handle
  const read = useReadInvitation(draft.submitted ? draft.text : undefined)
  const startOver = () => {
    clear()
    void navigate(paths.join())
  }
  if (read === undefined) return <Navigate to={paths.join()} replace />
  if (read === 'checking')
    return (
      <JoinFrame step="check" isBrought>
        <Loading label={words.joining.check.checking} />
      </JoinFrame>
    )
  if (!read.ok)
    return (
      <JoinFrame step="check" isBrought onStartOver={startOver}>
        {/* Back at the field, what was put in is still there. */}
        <EndingNotice name={read.ending} steps={{ onPaste: () => void navigate(paths.join()) }} />
      </JoinFrame>
    )
  return (
    <CheckedInvitation
      key={draft.idempotencyKey}
      set={read.set}
      facts={read.facts}
      handle={handle}
      onAnother={startOver}
    />
  )
}
