/** The keyboard on a tree, the same on map and outline: walking, marking, and moving by cut and paste. */
import { type KeyboardEvent, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { HeldBy } from '../moves/lift-store.ts'
import type { Hold } from '../moves/use-hold.ts'
import { idsToMove, type TreeView, type ViewName } from './tree-view.ts'
import { typeAhead, walk } from './walk.ts'

/** Letters typed closer together than this belong to one name. */
const TYPING_MS = 500

type Typed = { text: string; atMs: number }
export const NOTHING_TYPED: Typed = { text: '', atMs: 0 }

/** What was typed of a name, with one more key. */
export const typedOn = (before: Typed, key: string, atMs: number): Typed => ({
  text: atMs - before.atMs > TYPING_MS ? key : before.text + key,
  atMs,
})

type Keys = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>
type TreeCommand =
  | 'lift'
  | 'moveTo'
  | 'putDown'
  | 'cancel'
  | 'clearMarks'
  | 'toggleMark'
  | 'openPanel'
  | 'menu'
  | 'type'
  | 'walk'

/** What a key asks for; undefined when it is not the tree's. `typing`: the key goes on with a name that was begun. */
export function commandFor(keys: Keys, heldBy: HeldBy | undefined, typing: boolean): TreeCommand | undefined {
  // A pointer that holds something decides alone.
  if (keys.altKey || heldBy === 'pointer') return undefined
  const key = keys.key.length === 1 ? keys.key.toLowerCase() : keys.key
  if (keys.ctrlKey || keys.metaKey) {
    if (keys.shiftKey) return undefined
    if (heldBy === undefined) return key === 'x' ? 'lift' : undefined
    return key === 'v' ? 'putDown' : undefined
  }
  switch (key) {
    case 'Enter':
      return heldBy === undefined ? 'openPanel' : 'putDown'
    case 'Escape':
      return heldBy === undefined ? 'clearMarks' : 'cancel'
    case 'ContextMenu':
      return 'menu'
    case 'F10':
      return keys.shiftKey ? 'menu' : undefined
    case ' ':
      return typing ? 'type' : heldBy === undefined ? 'toggleMark' : undefined
    case 'm':
      // While something is held, M is a letter like any other.
      if (!typing && heldBy === undefined) return keys.shiftKey ? 'moveTo' : 'lift'
      return 'type'
    case '*':
      return typing ? 'type' : 'walk'
    default:
      return key.length === 1 ? 'type' : 'walk'
  }
}

type Options = {
  view: TreeView
  hold: Hold
  /** Which of the two views has the keyboard. */
  by: ViewName
  onMenu(id: GroupId, anchor: HTMLElement): void
  onAction(action: 'move', id: GroupId): void
}

/** Call it with every key pressed on a group, and with the group's element. Marks what it took as handled. */
export function useTreeKeys({ view, hold, by, onMenu, onAction }: Options) {
  const typed = useRef(NOTHING_TYPED)
  const { shown, cursor, markedIds } = view

  const goTo = (id: GroupId): void => {
    view.setCursor(id, by)
    hold.hover(id)
  }
  function type(key: string, atMs: number): boolean {
    typed.current = typedOn(typed.current, key, atMs)
    let found = typeAhead(shown, cursor.id, typed.current.text)
    if (found === undefined) {
      // No name goes on like that, so another one begins.
      typed.current = { text: key, atMs }
      found = typeAhead(shown, cursor.id, key)
    }
    if (found !== undefined) goTo(found)
    return true
  }
  function step(key: string): boolean {
    const next = walk(shown, cursor.id, key)
    if (next === undefined) return false
    if (next.kind === 'focus') goTo(next.id)
    else view.fold(next.ids, next.kind === 'fold')
    return true
  }
  /** False when the key had nothing to do, so that the browser may have it. */
  function obey(command: TreeCommand, event: KeyboardEvent, element: HTMLElement): boolean {
    switch (command) {
      case 'lift':
        hold.begin(idsToMove(view, cursor.id), 'keys')
        return true
      case 'moveTo':
        onAction('move', cursor.id)
        return true
      case 'putDown': {
        const aimedAt = hold.held()?.targetId
        // Somebody may have deleted or hidden it, and the cursor is somewhere that nobody has chosen.
        if (aimedAt !== undefined && aimedAt !== cursor.id) hold.hover(cursor.id)
        else hold.drop(cursor.id)
        return true
      }
      case 'cancel':
        hold.cancel()
        return true
      case 'clearMarks':
        view.clearMarks()
        return markedIds.size > 0
      case 'toggleMark':
        view.toggleMark(cursor.id)
        return true
      case 'openPanel':
        view.openPanel(cursor.id)
        return true
      case 'menu':
        onMenu(cursor.id, element)
        return true
      case 'type':
        return type(event.key, event.timeStamp)
      case 'walk':
        return step(event.key)
    }
  }
  return (event: KeyboardEvent, element: HTMLElement): void => {
    const { text } = typedOn(typed.current, event.key, event.timeStamp)
    const typing = text !== event.key && typeAhead(shown, cursor.id, text) !== undefined
    const command = commandFor(event, hold.held()?.by, typing)
    if (command === undefined) return
    if (!obey(command, event, element)) return
    if (command !== 'type') typed.current = NOTHING_TYPED
    event.preventDefault()
  }
}
