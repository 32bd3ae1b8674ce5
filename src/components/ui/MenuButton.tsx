import { ChevronDown } from 'lucide-react'
import { useRef, useState } from 'react'
import { Menu, type MenuItem } from './Menu.tsx'

type Props<Key extends string> = {
  label: string
  items: readonly MenuItem<Key>[]
  onChoose: (key: Key) => void
}

/** A button that opens a list of deeds. */
export function MenuButton<Key extends string>({ label, items, onChoose }: Props<Key>) {
  const [opener, setOpener] = useState<HTMLElement>()
  // A press beside the menu closes it, also one on the button: the click that follows must not open it again.
  const wasOpen = useRef(false)
  return (
    <>
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={opener !== undefined}
        onPointerDown={() => {
          wasOpen.current = opener !== undefined
        }}
        onClick={({ currentTarget }) => {
          if (!wasOpen.current) setOpener(currentTarget)
          wasOpen.current = false
        }}
        className="flex h-9 items-center gap-1.5 rounded-control border border-line-strong bg-raised px-3 text-ink text-sm hover:border-accent hover:text-accent"
      >
        {label}
        <ChevronDown aria-hidden className="size-4" />
      </button>
      {opener !== undefined && (
        <Menu
          label={label}
          items={items}
          anchor={opener}
          opener={opener}
          onChoose={onChoose}
          onClose={() => setOpener(undefined)}
        />
      )}
    </>
  )
}
