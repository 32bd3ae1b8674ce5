/** Finding a group by its name or the beginning of its id. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import { pathLabels, type TreeGroup, type TreeModel } from './tree-model.ts'

type Found = { group: TreeGroup; path: string }

/** The whole name first, then names that begin with the words, names that hold them, and ids. */
export function searchGroups(model: TreeModel, query: string, most = 8): { found: Found[]; total: number } {
  const words = query.trim().toLocaleLowerCase()
  if (words === '') return { found: [], total: 0 }
  const ranked: TreeGroup[][] = [[], [], [], []]
  for (const group of model.groups.values()) {
    const rank = rankOf(group, words)
    if (rank !== undefined) ranked[rank]?.push(group)
  }
  const all = ranked.flat()
  const found = all.slice(0, most).map((group) => {
    const above = pathLabels(model, group.id).slice(0, -1)
    return { group, path: above.join(' / ') }
  })
  return { found, total: all.length }
}

/** Every group that the words find, for a filter. */
export function matchesOf(model: TreeModel, query: string): ReadonlySet<GroupId> {
  const words = query.trim().toLocaleLowerCase()
  const matches = new Set<GroupId>()
  for (const group of model.groups.values())
    if (!group.isRoot && rankOf(group, words) !== undefined) matches.add(group.id)
  return matches
}

function rankOf({ id, label }: TreeGroup, words: string): number | undefined {
  const lower = label.toLocaleLowerCase()
  if (lower === words) return 0
  if (lower.startsWith(words)) return 1
  if (lower.includes(words)) return 2
  return id.startsWith(words) ? 3 : undefined
}
