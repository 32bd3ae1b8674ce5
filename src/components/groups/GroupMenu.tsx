import { words } from '../../words/words.ts'
import { Menu } from '../ui/Menu.tsx'
import type { GroupAction, Reason } from './group-rules.ts'

type Props = {
  label: string
  /** The card or row, or the button on it. */
  anchor: HTMLElement
  reasons: Record<GroupAction, Reason>
  onAction: (action: GroupAction) => void
  onClose: () => void
}

const ENTRIES: readonly { key: GroupAction; label: string; danger?: boolean }[] = [
  { key: 'create', label: words.groups.actions.create },
  { key: 'rename', label: words.groups.actions.rename },
  { key: 'move', label: words.groups.actions.move },
  { key: 'lift', label: words.groups.actions.lift },
  { key: 'delete', label: words.groups.actions.delete, danger: true },
]

/** What can be done to a group, opened from where it is shown; the focus goes back there. */
export function GroupMenu({ label, anchor, reasons, onAction, onClose }: Props) {
  return (
    <Menu
      label={label}
      items={ENTRIES.map((entry) => ({ ...entry, disabledReason: reasons[entry.key] }))}
      anchor={anchor}
      opener={anchor.closest<HTMLElement>('[role="treeitem"]') ?? anchor}
      onChoose={onAction}
      onClose={onClose}
    />
  )
}
