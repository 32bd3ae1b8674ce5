/**
 * The one way a group is moved, however it was asked for: shown at once, sent with the parent it was seen under, and
 * called done only after the tree was read back and agrees.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { type GroupId, type PublicKey, shortId } from '#shared/domain/ids.ts'
import { isRefusal } from '../../api/errors.ts'
import { groupList, moveGroup } from '../../api/groups.ts'
import { memberList } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { randomKey } from '../../lib/random-key.ts'
import type { MapModel, PendingMove } from '../map/map-model.ts'
import { type Toast, useToasts } from '../ui/Toasts.tsx'
import {
  MovedNotice,
  type MoveWords,
  OvertakenNotice,
  RefusedNotice,
  StillMovingNotice,
  TakenNotice,
  UnknownNotice,
  UnprovenNotice,
} from './MoveNotices.tsx'
import { carryOutMove, type MoveOutcome } from './move-outcome.ts'

/** Moves that were asked for and are not confirmed; apply them to the list before it is drawn. */
export function usePendingMoves() {
  const [pending, setPending] = useState<readonly PendingMove[]>([])
  const add = useCallback((move: PendingMove) => setPending((before) => [...before, move]), [])
  const remove = useCallback((move: PendingMove) => setPending((before) => before.filter((one) => one !== move)), [])
  const movingIds = useMemo(() => new Set(pending.map(({ groupId }) => groupId)), [pending])
  return { pending, movingIds, add, remove }
}
export type PendingMoves = ReturnType<typeof usePendingMoves>

type Move = { groupId: GroupId; targetId: GroupId; fromId: GroupId }

/** `model` is what is shown, unconfirmed moves included. Returns the command. */
export function useMoveGroup(model: MapModel, moves: PendingMoves): (groupId: GroupId, targetId: GroupId) => void {
  const namespaceId = model.rootId
  const api = useNodeApi()
  const queryClient = useQueryClient()
  const { show, dismiss } = useToasts()
  const lastToast = useRef<number>(undefined)
  const { mutateAsync } = useMutation(moveGroup(api, namespaceId))

  async function readParent(groupId: GroupId, sinceMs: number): Promise<GroupId | undefined> {
    const query = groupList(api, namespaceId)
    // The write has made the list stale and waited for a fresh one; ask again only when that did not come.
    const state = queryClient.getQueryState(query.queryKey)
    const fresh = state !== undefined && !state.isInvalidated && state.dataUpdatedAt >= sinceMs
    const list = await queryClient.fetchQuery({ ...query, staleTime: fresh ? Number.POSITIVE_INFINITY : 0 })
    return list.find((group) => group.groupId === groupId)?.parentId
  }

  async function nameOf(identity: PublicKey): Promise<string> {
    try {
      const { members } = await queryClient.ensureQueryData(memberList(api, namespaceId, namespaceId))
      return members.find((member) => member.identity === identity)?.alias ?? shortId(identity)
    } catch (error) {
      console.warn('The name of a member could not be read.', error)
      return shortId(identity)
    }
  }

  const label = (id: GroupId): string =>
    id === namespaceId ? 'the top level' : (model.groups.get(id)?.label ?? shortId(id))

  async function run({ groupId, targetId, fromId }: Move): Promise<void> {
    const level = (model.groups.get(targetId)?.level ?? 0) + 1
    const words: MoveWords = { group: label(groupId), from: label(fromId), to: label(targetId), level }
    const move: PendingMove = { groupId, newParentId: targetId }
    moves.add(move)
    const outcome = await carryOutMove({
      targetId,
      send: () =>
        mutateAsync({ groupId, newParentId: targetId, expectedParentId: fromId, idempotencyKey: randomKey() }),
      readParent: (sinceMs) => readParent(groupId, sinceMs),
    })
    moves.remove(move)
    const toast = await outcomeToToast(outcome, { groupId, targetId, fromId }, words)
    // One "moved" at a time: a row of moves must not pile up over the map.
    if (lastToast.current !== undefined) dismiss(lastToast.current)
    const id = show(toast)
    lastToast.current = toast.tone === 'success' ? id : undefined
  }

  async function outcomeToToast(
    outcome: MoveOutcome,
    { groupId, targetId, fromId }: Move,
    words: MoveWords,
  ): Promise<Toast> {
    const action = (name: string, move: Move) => ({ label: name, onAction: () => void run(move) })
    switch (outcome.kind) {
      case 'moved':
        return {
          tone: 'success',
          text: <MovedNotice {...words} />,
          action: action('Undo', { groupId, targetId: fromId, fromId: targetId }),
        }
      case 'overtaken': {
        const now = outcome.parentId === undefined ? undefined : label(outcome.parentId)
        return { tone: 'info', text: <OvertakenNotice {...words} now={now} /> }
      }
      case 'taken': {
        const { parentId, movedBy, movedAtMs } = outcome
        const by = movedBy === undefined ? undefined : await nameOf(movedBy)
        return {
          tone: 'error',
          text: <TakenNotice {...words} now={label(parentId)} by={by} atMs={movedAtMs} />,
          // They want it where it already is: nothing is left to do.
          ...(parentId === targetId ? {} : { action: action('Move anyway', { groupId, targetId, fromId: parentId }) }),
        }
      }
      case 'refused':
        return isRefusal(outcome.error, 'outcome_unknown')
          ? { tone: 'info', text: <UnknownNotice {...words} error={outcome.error} /> }
          : { tone: 'error', text: <RefusedNotice {...words} error={outcome.error} /> }
      case 'unproven':
        return { tone: 'info', text: <UnprovenNotice {...words} error={outcome.error} /> }
    }
  }

  return (groupId, targetId) => {
    const group = model.groups.get(groupId)
    if (group?.parentId === undefined) return
    if (moves.movingIds.has(groupId)) show({ tone: 'info', text: <StillMovingNotice group={group.label} /> })
    else void run({ groupId, targetId, fromId: group.parentId })
  }
}
