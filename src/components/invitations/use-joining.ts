/** Joining by an invitation that was checked: sending it, and finding out what became of it when the answer was lost. */

import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { InvitationSet } from '#shared/wire/invitations.ts'
import { errorToWords } from '../../api/errors.ts'
import { joinNamespace } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceList, subscribeNamespace } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { useOnce } from '../../lib/use-once.ts'
import { useToasts } from '../ui/Toasts.tsx'
import { type EndingName, errorToEnding, isStillUnknown, refusalSentence } from './endings.ts'
import type { InvitationFacts } from './invitation-facts.ts'
import type { JoinDraftHandle } from './use-join-draft.ts'

const CHECK_EVERY_MS = 3000

type Checked = { set: InvitationSet; facts: InvitationFacts }
export type Joining = {
  /** undefined while it can be joined. */
  ending: EndingName | undefined
  /** Instead of the ending's own sentence. */
  sentence: string | undefined
  isSending: boolean
  isMember: boolean
  send(): void
}

export function useJoining({ set, facts }: Checked, { draft, update }: JoinDraftHandle): Joining {
  const api = useNodeApi()
  const { namespaceId } = facts
  const join = useMutation(joinNamespace(api))
  const subscribe = useMutation(subscribeNamespace(api, namespaceId))
  const list = useRead(namespaceList(api))
  const { show } = useToasts()
  const once = useOnce()
  const [isSending, setIsSending] = useState(false)
  const isUnknown = draft.isUnknown

  async function send(): Promise<void> {
    setIsSending(true)
    try {
      const joined = await join.mutateAsync({ namespaceId, invitation: set, idempotencyKey: draft.idempotencyKey })
      if (draft.subscribe) await startSubscription()
      update({ joinedId: joined.namespaceId, isUnknown: false })
    } catch (error) {
      // `join.error` is shown as an ending; here only what must outlive a reload.
      update({ isUnknown: isStillUnknown(isUnknown, errorToEnding(error)) })
    } finally {
      setIsSending(false)
    }
  }

  /** The joining stands even when this fails; the next page offers it again. */
  async function startSubscription(): Promise<void> {
    try {
      await subscribe.mutateAsync()
    } catch (error) {
      show({ tone: 'error', text: `Joined, but live updates were not started. ${errorToWords(error).what}` })
    }
  }

  // A node that lost the answer does not know either. Joining twice is joining once, so asking again finds it out.
  const askAgain = useEffectEvent(() => once(send))
  useEffect(() => {
    if (!isUnknown || isSending) return
    const timer = setTimeout(askAgain, CHECK_EVERY_MS)
    return () => clearTimeout(timer)
  }, [isUnknown, isSending])

  const ending = isUnknown ? 'outcomeUnknown' : isSending || join.error === null ? undefined : errorToEnding(join.error)
  return {
    ending,
    sentence: ending === 'refused' ? refusalSentence(join.error) : undefined,
    isSending,
    isMember: list.data?.some((namespace) => namespace.namespaceId === namespaceId) ?? false,
    send: () => once(send),
  }
}
