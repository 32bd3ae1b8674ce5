import type { TreeView } from './tree-view.ts'

/** Opens the tree down to a level, or the whole of it. */
export function LevelSelect({ view }: { view: TreeView }) {
  let deepest = 1
  for (const { level } of view.model.groups.values()) if (level > deepest) deepest = level
  if (deepest < 2) return null
  return (
    <select
      aria-label="Levels shown"
      // Not a setting but a deed: what is folded by hand afterwards belongs to no level.
      value=""
      onChange={({ target }) => view.foldToLevel(target.value === 'all' ? undefined : Number(target.value))}
      className="h-9 w-26 rounded-control border border-line-strong bg-raised px-2 text-ink text-sm"
    >
      <option value="" disabled hidden>
        Levels
      </option>
      <option value="1">Fold all groups</option>
      {Array.from({ length: deepest - 2 }, (_, index) => index + 2).map((level) => (
        <option key={level} value={level}>
          Down to level {level}
        </option>
      ))}
      <option value="all">Unfold all groups</option>
    </select>
  )
}
