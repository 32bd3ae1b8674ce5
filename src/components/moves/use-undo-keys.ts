import { useEffect, useEffectEvent } from 'react'

/** Fields have an undo of their own. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, select, textarea') !== null)

/** Ctrl-Z, and Ctrl-Shift-Z or Ctrl-Y; Cmd on a Mac. Not while somebody types, and not behind a dialog. */
export function useUndoKeys(undo: () => void, redo: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey)) return
    if (isField(event.target) || document.querySelector('dialog[open]') !== null) return
    const key = event.key.toLowerCase()
    const wanted = key === 'z' ? (event.shiftKey ? redo : undo) : key === 'y' && !event.shiftKey ? redo : undefined
    if (wanted === undefined) return
    event.preventDefault()
    wanted()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
