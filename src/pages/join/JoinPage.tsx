import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { JoinFrame } from '../../components/invitations/JoinFrame.tsx'
import { PasteFields } from '../../components/invitations/PasteFields.tsx'
import { useJoinDraft } from '../../components/invitations/use-join-draft.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** Putting in a link, a token, a file or JSON. What was brought stays in this browser until Join is pressed. */
export function Component() {
  const navigate = useNavigate()
  const check = useCallback(() => void navigate(paths.joinCheck(), { replace: true }), [navigate])
  const { draft, bring, update, clear } = useJoinDraft(check)
  const isEmpty = draft.text.trim() === ''
  return (
    <JoinFrame
      step="paste"
      isBrought={draft.submitted}
      onStartOver={isEmpty ? undefined : clear}
      next={{
        label: words.joining.paste.next,
        disabledReason: isEmpty ? words.joining.paste.empty : undefined,
        onNext: () => {
          update({ submitted: true })
          void navigate(paths.joinCheck())
        },
      }}
    >
      <PasteFields text={draft.text} onChange={bring} />
    </JoinFrame>
  )
}
