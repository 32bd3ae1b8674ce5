/** What has to be read of the node to prove a move, or to tell who made another one. */
import { notifyManager, useQueryClient } from '@tanstack/react-query'
import { type GroupId, type PublicKey, shortId } from '#shared/domain/ids.ts'
import { createTree, type Tree } from '#shared/domain/tree.ts'
import { groupList, groupView } from '../../api/groups.ts'
import { memberList } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { invalidate } from '../../api/query-client.ts'
import { queryKeys } from '../../api/query-keys.ts'
import { words } from '../../words/words.ts'

/** A move that was made, by whom when that is known. */
export type LastMove = { groupId: GroupId; by: PublicKey | undefined; atMs: number | undefined }

/** Resolves when what was read is shown: the cache tells its readers a moment later. */
export const whenShown = (): Promise<void> => new Promise((resolve) => notifyManager.schedule(resolve))

export function useMoveReads(namespaceId: GroupId) {
  const api = useNodeApi()
  const queryClient = useQueryClient()

  async function readTree(sinceMs: number): Promise<Tree> {
    const query = groupList(api, namespaceId)
    // Ask again only when a fresh list did not come.
    const state = queryClient.getQueryState(query.queryKey)
    const fresh = state !== undefined && !state.isInvalidated && state.dataUpdatedAt >= sinceMs
    const list = await queryClient.fetchQuery({ ...query, staleTime: fresh ? Number.POSITIVE_INFINITY : 0 })
    return createTree(namespaceId, list)
  }

  /** The tree as it was read last, without what this page is about to move; undefined before it was read. */
  function lastTree(): Tree | undefined {
    const list = queryClient.getQueryData(groupList(api, namespaceId).queryKey)
    return list && createTree(namespaceId, list)
  }

  /** Reads everything about the namespace that is on the screen again, once, and gives its tree. */
  async function readAgain(): Promise<Tree> {
    const sinceMs = Date.now()
    await invalidate(queryClient, queryKeys.namespaceAndLists(namespaceId))
    return readTree(sinceMs)
  }

  /** Of these groups, the one that was moved last. Without a mover when that could not be read. */
  async function lastMoveOf(groupIds: readonly GroupId[]): Promise<LastMove | undefined> {
    const moves = await Promise.all(
      groupIds.map(async (groupId): Promise<LastMove> => {
        try {
          const view = await queryClient.fetchQuery({ ...groupView(api, namespaceId, groupId), staleTime: 0 })
          return { groupId, by: view.movedBy, atMs: view.movedAtMs }
        } catch (error) {
          console.warn('Who moved a group could not be read.', error)
          return { groupId, by: undefined, atMs: undefined }
        }
      }),
    )
    return moves.toSorted((one, other) => (other.atMs ?? 0) - (one.atMs ?? 0))[0]
  }

  async function nameOf(identity: PublicKey): Promise<string> {
    try {
      const { members, selfIdentity } = await queryClient.ensureQueryData(memberList(api, namespaceId, namespaceId))
      if (identity === selfIdentity) return words.moves.conflict.somebodyHere
      return members.find((member) => member.identity === identity)?.alias ?? shortId(identity)
    } catch (error) {
      console.warn('The name of a member could not be read.', error)
      return shortId(identity)
    }
  }

  return { readTree, readAgain, lastTree, lastMoveOf, nameOf }
}
export type MoveReads = ReturnType<typeof useMoveReads>
