import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { type MovePreview, PREVIEW_MOVES_MAX } from '#shared/wire/namespaces.ts'
import { previewMoves } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import type { Move } from './lift.ts'
import type { MoveWords } from './move-words.ts'

/** What waits for a person: whether to move, although it changes something for somebody. */
export type Asked = {
  words: MoveWords
  /** Undefined when there are too many moves to look it up. */
  preview: MovePreview | undefined
  answer(isAgreed: boolean): void
}

/** `left`: nobody is there any more who could be asked. */
export type Consent = 'given' | 'refused' | 'left'

/** Looks up what moves would change for people, and asks only when something would. */
export function useConsequences(namespaceId: GroupId) {
  const api = useNodeApi()
  const { mutateAsync } = useMutation(previewMoves(api, namespaceId))
  const [asked, setAsked] = useState<Asked>()

  const leave = useRef<() => void>(undefined)
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      leave.current?.()
    }
  }, [])

  /** Fails when it cannot be looked up. */
  async function consentTo(moves: readonly Move[], words: MoveWords): Promise<Consent> {
    if (!api.can('group.movePreview').ok) return 'given'
    const preview =
      moves.length > PREVIEW_MOVES_MAX
        ? undefined
        : await mutateAsync(moves.map(({ groupId, newParentId }) => ({ groupId, newParentId })))
    if (preview?.peopleCount === 0) return 'given'
    if (isLeft.current) return 'left'
    const consent = await new Promise<Consent>((resolve) => {
      leave.current = () => resolve('left')
      setAsked({ words, preview, answer: (isAgreed) => resolve(isAgreed ? 'given' : 'refused') })
    })
    setAsked(undefined)
    return consent
  }
  return { asked, consentTo }
}
