import { MenuButton } from '../ui/MenuButton.tsx'
import type { TreeView } from './tree-view.ts'

/** Opens the tree down to a level, or the whole of it. */
export function LevelMenu({ view }: { view: TreeView }) {
  let deepest = 1
  for (const { level } of view.model.groups.values()) if (level > deepest) deepest = level
  if (deepest < 2) return null
  const between = Array.from({ length: deepest - 2 }, (_, index) => index + 2)
  return (
    <MenuButton
      label="Levels"
      items={[
        { key: '1', label: 'Fold all groups' },
        ...between.map((level) => ({ key: `${level}`, label: `Down to level ${level}` })),
        { key: 'all', label: 'Unfold all groups' },
      ]}
      onChoose={(key) => view.foldToLevel(key === 'all' ? undefined : Number(key))}
    />
  )
}
