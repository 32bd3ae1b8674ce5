import { EllipsisVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components'
import { buttonClass } from './Button.tsx'

export type MenuEntry = {
  id: string
  label: string
  onAction: () => void
  tone?: 'danger'
  /** Why it cannot be used now; absent means that it can. */
  disabledReason?: string | undefined
}

/** A button that opens a list of deeds. Without `children` it is three dots. */
export function Menu({
  label,
  entries,
  children,
}: {
  label: string
  entries: readonly MenuEntry[]
  children?: ReactNode
}) {
  return (
    <MenuTrigger>
      <Button aria-label={label} className={`${buttonClass('secondary', 'small')} min-w-8`}>
        {children ?? <EllipsisVertical size={16} aria-hidden />}
      </Button>
      <Popover
        placement="bottom end"
        className="min-w-48 max-w-80 overflow-auto rounded-card border border-line bg-raised p-1 shadow-float"
      >
        <AriaMenu aria-label={label} className="outline-none">
          {entries.map(({ id, label: text, onAction, tone, disabledReason }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              isDisabled={disabledReason !== undefined}
              onAction={onAction}
              className={`flex min-h-9 cursor-pointer flex-col justify-center rounded-control px-3 py-1.5 outline-none data-disabled:cursor-not-allowed data-focused:bg-accent-soft data-disabled:text-muted ${tone === 'danger' ? 'text-danger' : ''}`}
            >
              <Text slot="label">{text}</Text>
              {disabledReason !== undefined && (
                <Text slot="description" className="text-muted text-sm">
                  {disabledReason}
                </Text>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
