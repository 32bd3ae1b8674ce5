/** Why something cannot be done to a group now: the reasons on its buttons. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { mayUse } from '#shared/domain/membership.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import type { Role } from '#shared/domain/roles.ts'
import { createVerdict, moveVerdict } from '#shared/domain/tree.ts'
import type { NodeCapability } from '#shared/wire/node.ts'
import type { Availability } from '../../api/node-api.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'

/** Each has a dialog of its own. */
type DialogAction = 'create' | 'rename' | 'move' | 'delete'
/** Lifting is moving without a dialog: the target is pressed next. */
export type GroupAction = DialogAction | 'lift'

/** undefined: nothing is in the way. */
export type Reason = string | undefined

/** Of several, the first that is in the way. */
export const firstReason = (...verdicts: (Verdict | Availability)[]): Reason => {
  for (const verdict of verdicts) if (!verdict.ok) return 'reason' in verdict ? verdict.reason : verdict.message
  return undefined
}

/** `manage` is the right to change the tree, see `manageVerdict`. */
export function actionReasons(
  model: TreeModel,
  groupId: GroupId,
  manage: Verdict,
  can: (capability: NodeCapability) => Availability,
): Record<GroupAction, Reason> {
  const shape = moveVerdict(model.tree, groupId, model.rootId)
  const isRoot = groupId === model.rootId
  const move = isRoot && !shape.ok ? shape.message : firstReason(can('group.move'), manage)
  return {
    create: firstReason(can('group.create'), manage, createVerdict(model.tree, groupId)),
    rename: firstReason(can('group.alias'), manage),
    move,
    lift: move,
    delete: isRoot ? words.groups.delete.rootInSettings : firstReason(can('group.delete'), manage),
  }
}

type Self = { selfRole?: Role | undefined; selfCapabilities: number }

/** Why this node's identity cannot create a context in the group. */
export function createContextReason(
  self: Self,
  namespaceAdmin: boolean,
  write: Verdict,
  can: (capability: NodeCapability) => Availability,
): Reason {
  const held = self.selfRole === undefined ? undefined : { role: self.selfRole, capabilities: self.selfCapabilities }
  const may: Availability =
    namespaceAdmin || mayUse(held, 'createContext')
      ? { ok: true }
      : { ok: false, reason: words.groups.createContextNeeds }
  return firstReason(can('context.create'), may, write)
}
