/** Joining by an invitation that was checked: sending it, and finding out what became of it when the answer was lost. */

import { useMutation } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { InvitationSet } from '#shared/wire/invitations.ts'
import { errorToWords } from '../../api/error-words.ts'
import { joinNamespace } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceList, subscribeNamespace } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { useToasts } from '../ui/Toasts.tsx'
import { type EndingName, errorToEnding, isStillUnknown, refusalSentence } from './endings.ts'
import type { InvitationFacts } from './invitation-facts.ts'
import type { JoinDraftHandle } from './use-join-draft.ts'

const CHECK_EVERY_MS = 3000
const SLOW_MS = 4000

type Checked = { set: InvitationSet; facts: InvitationFacts }
type Joining = {
  /** undefined while it can be joined. */
  ending: EndingName | undefined
  /** Instead of what the ending says has happened. */
  what: string | undefined
  isSending: boolean
  /** It has been on its way for long enough that a word is due. */
  isSlow: boolean
  isMember: boolean
  send(): void
}

/** `onJoined` is called when the node is a member; the draft is forgotten by then. */
export function useJoining(
  { set, facts }: Checked,
  { draft, update, discard }: JoinDraftHandle,
  onJoined: () => void,
): Joining {
  const api = useNodeApi()
  const { namespaceId } = facts
  const join = useMutation(joinNamespace(api))
  const subscribe = useMutation(subscribeNamespace(api, namespaceId))
  const list = useRead(namespaceList(api))
  const { show } = useToasts()
  const once = useOnce()
  const [isSending, setIsSending] = useState(false)
  const [isSlow, setIsSlow] = useState(false)
  const isUnknown = draft.isUnknown
  const namesCoordinator = facts.details !== undefined

  async function send(): Promise<void> {
    setIsSending(true)
    try {
      await join.mutateAsync({ namespaceId, invitation: set, idempotencyKey: draft.idempotencyKey })
      if (draft.subscribe) await startSubscription()
      // Still being sent, as far as this page is concerned: the next one is on its way.
      discard()
      onJoined()
    } catch (error) {
      // `join.error` is shown as an ending; here only what must outlive a reload.
      update({ isUnknown: isStillUnknown(isUnknown, errorToEnding(error, namesCoordinator)) })
      setIsSending(false)
    }
  }

  /** The joining stands even when this fails; the next page offers it again. */
  async function startSubscription(): Promise<void> {
    try {
      await subscribe.mutateAsync()
    } catch (error) {
      show({ tone: 'error', text: words.joining.check.notSubscribed(errorToWords(error).what) })
    }
  }

  useEffect(() => {
    if (!isSending) return setIsSlow(false)
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [isSending])

  // A node that lost the answer does not know either. Joining twice is joining once, so asking again finds it out.
  const askAgain = useEffectEvent(() => once(send))
  useEffect(() => {
    if (!isUnknown || isSending) return
    const timer = setTimeout(askAgain, CHECK_EVERY_MS)
    return () => clearTimeout(timer)
  }, [isUnknown, isSending])

  const ending = isUnknown
    ? 'outcomeUnknown'
    : isSending || join.error === null
      ? undefined
      : errorToEnding(join.error, namesCoordinator)
  return {
    ending,
    what: ending === 'refused' ? refusalSentence(join.error) : undefined,
    isSending,
    isSlow,
    isMember: list.data?.some((namespace) => namespace.namespaceId === namespaceId) ?? false,
    send: () => once(send),
  }
}
