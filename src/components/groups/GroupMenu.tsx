import { useRef } from 'react'
import { Menu, MenuItem, Popover, Text } from 'react-aria-components'
import type { GroupAction, Reason } from './group-rules.ts'

type Props = {
  label: string
  /** The card, or the button on it. */
  anchor: HTMLElement
  reasons: Record<GroupAction, Reason>
  onAction: (action: GroupAction) => void
  onClose: () => void
}

const ENTRIES: readonly { id: GroupAction; label: string }[] = [
  { id: 'create', label: 'Create subgroup' },
  { id: 'rename', label: 'Rename…' },
  { id: 'move', label: 'Move to…' },
  { id: 'delete', label: 'Delete…' },
]

/** What can be done to a group, opened from its card on the map. */
export function GroupMenu({ label, anchor, reasons, onAction, onClose }: Props) {
  const trigger = useRef<HTMLElement | null>(anchor)
  return (
    <Popover
      isOpen
      triggerRef={trigger}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      placement="bottom end"
      className="min-w-48 max-w-72 overflow-auto rounded-card border border-line bg-raised p-1 text-ink shadow-float"
    >
      <Menu aria-label={label} autoFocus="first" className="outline-none" onClose={onClose}>
        {ENTRIES.map(({ id, label: text }) => (
          <MenuItem
            key={id}
            id={id}
            textValue={text}
            isDisabled={reasons[id] !== undefined}
            onAction={() => onAction(id)}
            className={`flex min-h-9 cursor-pointer flex-col justify-center rounded-control px-3 py-1.5 outline-none data-disabled:cursor-not-allowed data-focused:bg-accent-soft data-disabled:text-muted ${id === 'delete' ? 'text-danger' : ''}`}
          >
            <Text slot="label">{text}</Text>
            {reasons[id] !== undefined && (
              <Text slot="description" className="text-muted text-xs">
                {reasons[id]}
              </Text>
            )}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  )
}
