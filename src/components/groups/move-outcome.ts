/** What became of a move: never called done before the tree was read back, never called failed when it was made. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { parentChangedDetailsSchema } from '#shared/wire/groups.ts'
import { ApiError } from '../../api/errors.ts'

export type MoveOutcome =
  | { kind: 'moved' }
  /** It was moved, and is somewhere else by now; undefined when it is gone. */
  | { kind: 'overtaken'; parentId: GroupId | undefined }
  /** Somebody else had moved it before. */
  | { kind: 'taken'; parentId: GroupId; movedBy: PublicKey | undefined; movedAtMs: number | undefined }
  | { kind: 'refused'; error: unknown }
  /** The node accepted it, and the tree could not be read since. */
  | { kind: 'unproven'; error: unknown }

export type MoveSteps = {
  targetId: GroupId
  send(): Promise<unknown>
  /** Where the node says the group is now, read after this moment; undefined when it is gone. */
  readParent(sinceMs: number): Promise<GroupId | undefined>
  now?(): number
}

/** A reply that was lost may belong to a move that was made. */
const replyLost = (error: unknown): boolean => error instanceof ApiError && error.kind !== 'refused'

function refusalToOutcome(error: unknown): MoveOutcome {
  if (error instanceof ApiError && error.code === 'parent_changed') {
    const details = parentChangedDetailsSchema.safeParse(error.details)
    if (details.success) {
      const { parentId, movedBy, movedAtMs } = details.data
      return { kind: 'taken', parentId, movedBy, movedAtMs }
    }
  }
  return { kind: 'refused', error }
}

export async function carryOutMove({ targetId, send, readParent, now = Date.now }: MoveSteps): Promise<MoveOutcome> {
  const sentAtMs = now()
  try {
    await send()
  } catch (error) {
    if (!replyLost(error)) return refusalToOutcome(error)
    try {
      return (await readParent(now())) === targetId ? { kind: 'moved' } : { kind: 'refused', error }
    } catch (readError) {
      console.warn('The tree could not be read after a lost reply.', readError)
      return { kind: 'refused', error }
    }
  }
  try {
    const parentId = await readParent(sentAtMs)
    return parentId === targetId ? { kind: 'moved' } : { kind: 'overtaken', parentId }
  } catch (error) {
    return { kind: 'unproven', error }
  }
}
