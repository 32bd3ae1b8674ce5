/** The keys that open the palette. Pure. */

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>

export type PaletteKey = {
  isPressed(event: Pressed): boolean
  /** As it stands on the keys. */
  words: string
  /** As `aria-keyshortcuts` has it. */
  ariaWords: string
}

/** Control on a Mac edits text in every field, so there it is Command alone. */
export function paletteKey(userAgent: string): PaletteKey {
  const isApple = /Mac OS X/.test(userAgent)
  return {
    isPressed: (event) =>
      (isApple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) &&
      !event.altKey &&
      !event.shiftKey &&
      !event.isComposing &&
      isK(event),
    words: isApple ? '⌘ K' : 'Ctrl K',
    ariaWords: isApple ? 'Meta+K' : 'Control+K',
  }
}

/** Where keys write other letters than Latin ones, the place of the key counts. */
const isK = ({ key, code }: Pressed): boolean => (/^[a-z]$/i.test(key) ? key.toLowerCase() === 'k' : code === 'KeyK')
