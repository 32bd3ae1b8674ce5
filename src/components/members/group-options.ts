/** Groups in the order of an outline, each with the names of those that it stands in. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { TreeModel } from '../tree/tree-model.ts'

type GroupOption = {
  id: GroupId
  /** "Finance / Billing"; for the root its own name. */
  path: string
}

export function groupOptions(model: TreeModel): GroupOption[] {
  const options: GroupOption[] = []
  const waiting: { id: GroupId; above: string }[] = [{ id: model.rootId, above: '' }]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const label = model.groups.get(at.id)?.label
    if (label === undefined) continue
    const path = at.above === '' ? label : `${at.above} / ${label}`
    options.push({ id: at.id, path })
    const above = at.id === model.rootId ? '' : path
    for (const id of [...model.tree.childrenOf(at.id)].reverse()) waiting.push({ id, above })
  }
  return options
}
