/** The whole tree as data, for other programs and for keeping. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import type { TreeModel } from '../tree/tree-model.ts'

/** Another number when a reader of the old one could misread it. */
const EXPORT_FORMAT = 'grove-tree/1'

type ExportedGroup = {
  id: GroupId
  /** null for a group that nobody has named. */
  name: string | null
  /** The namespace's id for groups at its top level. */
  parentId: GroupId
  /** 1 for groups at the top level. */
  level: number
  visibility: Visibility | null
  memberCount: number
  contextCount: number
}

type ExportedTree = {
  format: typeof EXPORT_FORMAT
  namespaceId: GroupId
  name: string | null
  /** ISO 8601, UTC. */
  exportedAt: string
  /** Parents before their children, in reading order; all of them, whatever is folded or filtered. */
  groups: ExportedGroup[]
}

export function toExportedTree({ groups, rootId }: TreeModel, exportedAt: Date): ExportedTree {
  const root = groups.get(rootId)
  return {
    format: EXPORT_FORMAT,
    namespaceId: rootId,
    name: root?.named ? root.label : null,
    exportedAt: exportedAt.toISOString(),
    groups: [...groups.values()].flatMap((group) =>
      group.parentId === undefined
        ? []
        : [
            {
              id: group.id,
              name: group.named ? group.label : null,
              parentId: group.parentId,
              level: group.level,
              visibility: group.visibility ?? null,
              memberCount: group.memberCount,
              contextCount: group.contextCount,
            },
          ],
    ),
  }
}

export const exportJson = (model: TreeModel, exportedAt: Date): string =>
  `${JSON.stringify(toExportedTree(model, exportedAt), undefined, 2)}\n`
