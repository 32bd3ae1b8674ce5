/** Opens the palette, by the button or the keys; loads it when that happens for the first time. */
import { Search } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { words } from '../../words/words.ts'
import { useToasts } from '../ui/Toasts.tsx'
import { paletteKey } from './palette-key.ts'

const KEY = paletteKey(navigator.userAgent)
const loadPalette = () => import('./CommandPalette.tsx')
type Loaded = Awaited<ReturnType<typeof loadPalette>>

export function PaletteButton() {
  const { show } = useToasts()
  const [open, setOpen] = useState(false)
  const [loaded, setLoaded] = useState<Loaded>()
  /** What is typed while it loads belongs in its field, not into the page. */
  const typed = useRef('')
  const isWaiting = open && loaded === undefined

  // Before the field has the focus: an effect that runs later would still keep the first letters from it.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (KEY.isPressed(event)) {
        event.preventDefault()
        // Another dialog wants an answer first.
        setOpen((before) => !before && document.querySelector('dialog:modal') === null)
      } else if (isWaiting && !event.ctrlKey && !event.metaKey && !event.altKey) {
        if (event.key === 'Escape') setOpen(false)
        else if (event.key.length === 1) typed.current += event.key
        else return
        event.preventDefault()
        event.stopPropagation()
      }
    }
    // Before any field or map that has the focus.
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [isWaiting])

  useEffect(() => {
    if (!isWaiting) return
    typed.current = ''
    loadPalette().then(setLoaded, () => {
      setOpen(false)
      show({
        tone: 'error',
        text: words.palette.notLoaded,
      })
    })
  }, [isWaiting, show])

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={KEY.ariaWords}
        title={words.palette.withKeys(KEY.words)}
        onClick={() => setOpen(true)}
        className="inline-flex min-h-10 min-w-10 items-center justify-center gap-2 rounded-control border border-line-strong bg-raised px-2.5 text-muted text-sm hover:border-accent hover:text-accent"
      >
        <Search size={18} aria-hidden className="shrink-0" />
        <span className="sr-only xl:not-sr-only">{words.palette.title}</span>
        <kbd aria-hidden className="hidden font-sans text-xs sm:inline pointer-coarse:hidden">
          {KEY.words}
        </kbd>
      </button>
      {open && loaded !== undefined && <loaded.CommandPalette typed={typed.current} onClose={() => setOpen(false)} />}
    </>
  )
}
