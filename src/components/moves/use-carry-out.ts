import { useQueryClient } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { invalidate } from '../../api/query-client.ts'
import { queryKeys } from '../../api/query-keys.ts'
import { randomKey } from '../../lib/random-key.ts'
import type { Move } from './lift.ts'
import { type CarriedOut, carryOutMoves, type MoveStage } from './move-outcome.ts'
import type { MoveReads } from './use-move-reads.ts'
import { useProgressNotice } from './use-progress-notice.tsx'

const RETRY_AFTER_MS = 500
const pause = (attempts: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS * 2 ** (attempts - 1)))

type OnStage = (stage: MoveStage, move: Move) => void

/** Sends the moves of one gesture. Everything on the screen is read again once, after the last of them. */
export function useCarryOut(namespaceId: GroupId, reads: MoveReads) {
  const api = useNodeApi()
  const queryClient = useQueryClient()
  const beginProgress = useProgressNotice()
  return async (moves: readonly Move[], onStage: OnStage): Promise<CarriedOut> => {
    const progress = beginProgress(moves.length)
    let isRead = false
    try {
      return await carryOutMoves(moves, {
        send: (move, idempotencyKey) => api.moveGroup(move, { idempotencyKey }),
        readTree() {
          isRead = true
          return reads.readAgain()
        },
        newKey: randomKey,
        pause,
        onStage(stage, move) {
          if (stage === 'sending') progress.step()
          onStage(stage, move)
        },
        isStopped: progress.isStopped,
      })
    } finally {
      // A refusal often means that this screen was out of date.
      if (!isRead) await invalidate(queryClient, queryKeys.namespaceAndLists(namespaceId))
      progress.end()
    }
  }
}
