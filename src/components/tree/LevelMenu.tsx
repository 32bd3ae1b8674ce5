import { useMemo } from 'react'
import { words } from '../../words/words.ts'
import { MenuButton } from '../ui/MenuButton.tsx'
import { levelChoices } from './folding.ts'
import type { TreeView } from './tree-view.ts'

/** Opens the tree down to a level, or the whole of it. */
export function LevelMenu({ view }: { view: TreeView }) {
  const choices = useMemo(() => levelChoices(view.model), [view.model])
  if (choices.length === 0) return null
  return (
    <MenuButton
      label={words.tree.levels.button}
      items={choices.map(({ level, title }) => ({ key: `${level ?? 'all'}`, label: title }))}
      onChoose={(key) => view.foldToLevel(key === 'all' ? undefined : Number(key))}
    />
  )
}
