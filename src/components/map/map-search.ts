/** Finding a group by its name or the beginning of its id. Pure. */
import { type MapGroup, type MapModel, pathLabels } from './map-model.ts'

export type Found = { group: MapGroup; path: string }

/** Names that begin with the words come before names that hold them; then ids. */
export function searchGroups(model: MapModel, query: string, most = 8): { found: Found[]; total: number } {
  const words = query.trim().toLocaleLowerCase()
  if (words === '') return { found: [], total: 0 }
  const ranked: MapGroup[][] = [[], [], []]
  for (const group of model.groups.values()) {
    const label = group.label.toLocaleLowerCase()
    const rank = label.startsWith(words) ? 0 : label.includes(words) ? 1 : group.id.startsWith(words) ? 2 : undefined
    if (rank !== undefined) ranked[rank]?.push(group)
  }
  const all = ranked.flat()
  const found = all
    .slice(0, most)
    .map((group) => ({ group, path: pathLabels(model, group.id).slice(0, -1).join(' / ') }))
  return { found, total: all.length }
}
