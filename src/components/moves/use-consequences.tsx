import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { type MovePreview, PREVIEW_MOVES_MAX } from '#shared/wire/namespaces.ts'
import { previewMoves } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import type { Move } from './lift.ts'
import type { MoveWords } from './move-words.ts'

/** What waits for a person: whether to move, although it changes something for somebody. */
export type Asked = {
  moves: readonly Move[]
  words: MoveWords
  /** Undefined when there are too many moves to look it up. */
  preview: MovePreview | undefined
  answer(isAgreed: boolean): void
}

/** Looks up what moves would change for people, and asks only when something would. */
export function useConsequences(namespaceId: GroupId) {
  const api = useNodeApi()
  const { mutateAsync } = useMutation(previewMoves(api, namespaceId))
  const [asked, setAsked] = useState<Asked>()

  /** Fails when it cannot be looked up. */
  async function isAgreed(moves: readonly Move[], words: MoveWords): Promise<boolean> {
    if (!api.can('group.movePreview').ok) return true
    const preview =
      moves.length > PREVIEW_MOVES_MAX
        ? undefined
        : await mutateAsync(moves.map(({ groupId, newParentId }) => ({ groupId, newParentId })))
    if (preview?.peopleCount === 0) return true
    const answer = await new Promise<boolean>((resolve) => setAsked({ moves, words, preview, answer: resolve }))
    setAsked(undefined)
    return answer
  }
  return { asked, isAgreed }
}
