/** A list of deeds beside what it was opened from, after the menu pattern of the ARIA practices. */
import { type KeyboardEvent, useId, useLayoutEffect, useRef } from 'react'

export type MenuItem<Key extends string> = {
  key: Key
  label: string
  /** Why it cannot be done now; absent when it can. It stays in the list, with the reason. */
  disabledReason?: string | undefined
  danger?: boolean
}

type Props<Key extends string> = {
  label: string
  items: readonly MenuItem<Key>[]
  /** What it is placed beside. */
  anchor: HTMLElement
  /** Takes the focus when it closes. */
  opener: HTMLElement
  onChoose: (key: Key) => void
  onClose: () => void
}

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

/** Render it while it is open. */
export function Menu<Key extends string>({ label, items, anchor, opener, onChoose, onClose }: Props<Key>) {
  const menu = useRef<HTMLDivElement>(null)
  const reasonId = useId()

  useLayoutEffect(() => {
    const element = menu.current
    if (element === null) return
    element.showPopover()
    placeBeside(element, anchor)
    element.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
  }, [anchor])

  const close = (): void => {
    opener.focus({ preventScroll: true })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const all = [...(menu.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
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
      className="fixed inset-auto m-0 w-56 max-w-[calc(100vw-1rem)] rounded-card border border-line bg-raised p-1 text-ink shadow-float"
    >
      {items.map(({ key, label: text, disabledReason, danger }) => (
        <button
          key={key}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-disabled={disabledReason !== undefined || undefined}
          aria-describedby={disabledReason === undefined ? undefined : `${reasonId}${key}`}
          onClick={() => {
            if (disabledReason !== undefined) return
            close()
            onChoose(key)
          }}
          className={`flex min-h-9 w-full flex-col justify-center rounded-control px-3 py-1.5 text-left outline-none hover:bg-sunken focus:bg-accent-soft aria-disabled:cursor-not-allowed aria-disabled:text-muted ${danger === true ? 'text-danger' : ''}`}
        >
          {text}
          {disabledReason !== undefined && (
            <span id={`${reasonId}${key}`} className="text-muted text-xs">
              {disabledReason}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
