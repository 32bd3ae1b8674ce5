/** Joining by an invitation that was checked: sending it, and finding out what became of it when the answer was lost. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import * as z from 'zod/mini'
import type { InvitationSet } from '#shared/wire/invitations.ts'
import { ApiError, errorToWords } from '../../api/errors.ts'
import { joinNamespace } from '../../api/invitations.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceList, subscribeNamespace } from '../../api/namespaces.ts'
import { operationView } from '../../api/node.ts'
import { useToasts } from '../ui/Toasts.tsx'
import { type EndingName, errorToEnding, refusalSentence } from './endings.ts'
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
  const { show } = useToasts()
  const [isSending, setIsSending] = useState(false)
  const isUnknown = draft.unknown !== undefined
  const checking = isUnknown && { refetchInterval: CHECK_EVERY_MS }
  const list = useQuery({ ...namespaceList(api), ...checking })
  const isMember = list.data?.some((namespace) => namespace.namespaceId === namespaceId) ?? false
  const operationId = draft.unknown?.operationId
  const operation = useQuery({
    ...operationView(api, operationId ?? ''),
    ...checking,
    enabled: operationId !== undefined,
  })
  const wasRefused = operation.data?.state === 'refused'

  useEffect(() => {
    if (isUnknown && isMember) update({ unknown: undefined, joinedId: namespaceId })
  }, [isUnknown, isMember, namespaceId, update])

  async function send(): Promise<void> {
    if (isSending) return
    setIsSending(true)
    update({ unknown: undefined })
    try {
      const joined = await join.mutateAsync({ namespaceId, invitation: set, idempotencyKey: draft.idempotencyKey })
      if (draft.subscribe) await startSubscription()
      update({ joinedId: joined.namespaceId })
    } catch (error) {
      // `join.error` is shown as an ending; here only what must outlive a reload.
      if (errorToEnding(error) === 'outcomeUnknown') update({ unknown: { operationId: operationIdOf(error) } })
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

  const ending = isUnknown
    ? wasRefused
      ? 'refused'
      : 'outcomeUnknown'
    : join.error === null
      ? undefined
      : errorToEnding(join.error)
  return {
    ending,
    sentence: ending === 'refused' ? (operation.data?.error ?? refusalSentence(join.error)) : undefined,
    isSending,
    isMember,
    send: () => void send(),
  }
}

const lostSchema = z.object({ operationId: z.string() })
function operationIdOf(error: unknown): string | undefined {
  const parsed = lostSchema.safeParse(error instanceof ApiError ? error.details : undefined)
  return parsed.success ? parsed.data.operationId : undefined
}
