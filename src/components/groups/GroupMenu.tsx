import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'
import type { GroupAction, Reason } from './group-rules.ts'

type Props = {
  label: string
  /** The card, or the button on it. */
  anchor: HTMLElement
  reasons: Record<GroupAction, Reason>
  onAction: (action: GroupAction) => void
  onClose: () => void
}

const ENTRIES: readonly { action: GroupAction; label: string }[] = [
  { action: 'create', label: 'Create subgroup' },
  { action: 'rename', label: 'Rename…' },
  { action: 'move', label: 'Move to…' },
  { action: 'lift', label: 'Pick up, then press a target' },
  { action: 'delete', label: 'Delete…' },
]
const GAP_PX = 4

/** Below the anchor, flush with its right edge, and always inside the window. */
function placeBeside(menu: HTMLElement, anchor: HTMLElement): void {
  const box = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = menu
  const below = box.bottom + GAP_PX
  const top = below + height <= window.innerHeight ? below : box.top - GAP_PX - height
  const left = Math.min(box.right - width, window.innerWidth - width - GAP_PX)
  menu.style.top = `${Math.max(GAP_PX, top)}px`
  menu.style.left = `${Math.max(GAP_PX, left)}px`
}

/** What can be done to a group, opened from its card on the map; the focus goes back to the card. */
export function GroupMenu({ label, anchor, reasons, onAction, onClose }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const reasonId = useId()
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]

  useLayoutEffect(() => {
    const element = menu.current
    if (element === null) return
    element.showPopover()
    placeBeside(element, anchor)
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }, [anchor])

  const close = (): void => {
    const card = anchor.closest<HTMLElement>('[role="treeitem"]') ?? anchor
    card.focus({ preventScroll: true })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = items()
    const at = all.findIndex((item) => item.matches(':focus'))
    const next: Record<string, number> = {
      ArrowDown: (at + 1) % all.length,
      ArrowUp: (at - 1 + all.length) % all.length,
      Home: 0,
      End: all.length - 1,
    }
    const to = next[event.key]
    if (to !== undefined) all[to]?.focus()
    else if (event.key === 'Tab' || event.key === 'Escape') close()
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={onKeyDown}
      onToggle={(event) => {
        if (event.newState === 'closed') onClose()
      }}
      className="fixed inset-auto m-0 w-56 rounded-card border border-line bg-raised p-1 text-ink shadow-float"
    >
      {ENTRIES.map(({ action, label: text }) => (
        <button
          key={action}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={reasons[action] !== undefined || undefined}
          aria-describedby={reasons[action] === undefined ? undefined : `${reasonId}${action}`}
          onClick={() => {
            if (reasons[action] !== undefined) return
            close()
            onAction(action)
          }}
          className={`flex min-h-9 w-full flex-col justify-center rounded-control px-3 py-1.5 text-left outline-none hover:bg-sunken focus:bg-accent-soft aria-disabled:cursor-not-allowed aria-disabled:text-muted ${action === 'delete' ? 'text-danger' : ''}`}
        >
          {text}
          {reasons[action] !== undefined && (
            <span id={`${reasonId}${action}`} className="text-muted text-xs">
              {reasons[action]}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
