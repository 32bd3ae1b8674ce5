import { describe, expect, it } from 'vitest'
import { paletteKey } from './palette-key.ts'

const LINUX = 'Mozilla/5.0 (X11; Linux x86_64)'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)'
const NOTHING = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false }
const K = { ...NOTHING, key: 'k', code: 'KeyK' }

describe('paletteKey', () => {
  it.each([
    ['Ctrl K', LINUX, { ...K, ctrlKey: true }, true],
    ['Ctrl K with caps lock', LINUX, { ...K, key: 'K', ctrlKey: true }, true],
    ['Ctrl and the key of K on a Cyrillic keyboard', LINUX, { ...K, key: 'л', ctrlKey: true }, true],
    ['Ctrl K where K is elsewhere', LINUX, { ...K, code: 'KeyV', ctrlKey: true }, true],
    ['another letter on the key of K', LINUX, { ...K, key: 't', ctrlKey: true }, false],
    ['K alone', LINUX, K, false],
    ['Ctrl Shift K', LINUX, { ...K, ctrlKey: true, shiftKey: true }, false],
    ['Ctrl Alt K', LINUX, { ...K, ctrlKey: true, altKey: true }, false],
    ['Ctrl K within a composition', LINUX, { ...K, ctrlKey: true, isComposing: true }, false],
    ['Command K', MAC, { ...K, metaKey: true }, true],
    ['Ctrl K on a Mac, which cuts a line', MAC, { ...K, ctrlKey: true }, false],
  ])('%s', (_, userAgent, event, pressed) => {
    expect(paletteKey(userAgent).isPressed(event)).toBe(pressed)
  })
})
