import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { type MovePreview, PREVIEW_MOVES_MAX } from '#shared/wire/namespaces.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { afterLook, type Look } from './consequences-look.ts'
import type { Move } from './lift.ts'
import type { MoveWords } from './move-words.ts'

/** What waits for a person: whether to move, although it changes something for somebody. */
export type Asked = {
  words: MoveWords
  /** Undefined when there are too many moves to look it up. */
  look: Look | undefined
  answer(isAgreed: boolean): void
}

/** `left`: nobody is there any more who could be asked. */
export type Consent = 'given' | 'refused' | 'left'

type Waiting = { moves: readonly Move[]; settle: (consent: Consent) => void; fail: (error: unknown) => void }

type Options = {
  namespaceId: GroupId
  /** The last entry of the log that is known here. */
  logNumber: number
}

/** Looks up what moves would change for people, and asks only when something would. */
export function useConsequences({ namespaceId, logNumber }: Options) {
  const api = useNodeApi()
  const [asked, setAsked] = useState<Omit<Asked, 'answer'>>()
  const waiting = useRef<Waiting>(undefined)

  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      waiting.current?.settle('left')
    }
  }, [])

  const lookUp = (moves: readonly Move[]): Promise<MovePreview> =>
    api.previewMoves(
      namespaceId,
      moves.map(({ groupId, newParentId }) => ({ groupId, newParentId })),
    )

  /** Fails when it cannot be looked up. */
  async function consentTo(moves: readonly Move[], words: MoveWords): Promise<Consent> {
    if (!api.can('group.movePreview').ok) return 'given'
    const preview = moves.length > PREVIEW_MOVES_MAX ? undefined : await lookUp(moves)
    if (preview?.peopleCount === 0) return 'given'
    if (isLeft.current) return 'left'
    try {
      return await new Promise<Consent>((settle, fail) => {
        waiting.current = { moves, settle, fail }
        setAsked({ words, look: preview && { preview, isStale: false, hasChanged: false } })
      })
    } finally {
      waiting.current = undefined
      setAsked(undefined)
    }
  }

  // Nobody may agree to what was true before somebody else changed the namespace.
  const seenNumber = asked?.look?.preview.logNumber
  const lookAgain = useEffectEvent((): void => {
    const about = waiting.current
    if (about === undefined || seenNumber === undefined || seenNumber >= logNumber) return
    setAsked((before) => before && { ...before, look: before.look && { ...before.look, isStale: true } })
    lookUp(about.moves).then(
      (preview) => {
        if (waiting.current !== about) return
        setAsked((before) => before && { ...before, look: before.look && afterLook(before.look, preview) })
      },
      // It was asked about a tree that is no more: said as any look that fails is, and nothing is sent.
      (error: unknown) => about.fail(error),
    )
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: Each of the two tells that there is more to see.
  useEffect(() => lookAgain(), [logNumber, seenNumber])

  return {
    asked: asked && {
      ...asked,
      answer: (isAgreed: boolean) => waiting.current?.settle(isAgreed ? 'given' : 'refused'),
    },
    consentTo,
  }
}
export type Consequences = ReturnType<typeof useConsequences>
