/** The keys that open the palette. Pure. */
import { isApple, keyWords } from '../../lib/key-words.ts'

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing'>

type PaletteKey = {
  isPressed(event: Pressed): boolean
  /** As it stands on the keys. */
  words: string
  /** As `aria-keyshortcuts` has it. */
  ariaWords: string
}

/** Control on a Mac edits text in every field, so there it is Command alone. */
export function paletteKey(userAgent: string): PaletteKey {
  const apple = isApple(userAgent)
  return {
    isPressed: (event) =>
      (apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey) &&
      !event.altKey &&
      !event.shiftKey &&
      !event.isComposing &&
      isK(event),
    words: keyWords(userAgent, 'K'),
    ariaWords: apple ? 'Meta+K' : 'Control+K',
  }
}

/** Where keys write other letters than Latin ones, the place of the key counts. */
const isK = ({ key, code }: Pressed): boolean => (/^[a-z]$/i.test(key) ? key.toLowerCase() === 'k' : code === 'KeyK')
