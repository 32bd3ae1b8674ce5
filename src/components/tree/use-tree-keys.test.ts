import { describe, expect, it } from 'vitest'
import { commandFor, NOTHING_TYPED, typedOn } from './use-tree-keys.ts'

/** "Ctrl+Shift+x" as the browser tells it. */
function pressed(keys: string) {
  const parts = keys.split('+')
  const has = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  const key = parts.at(-1) ?? ''
  return {
    key: key === 'Space' ? ' ' : key,
    ctrlKey: has('Ctrl'),
    metaKey: has('Meta'),
    altKey: has('Alt'),
    shiftKey: has('Shift'),
  }
}

describe('what a key asks for', () => {
  it.each([
    // keys, nothing held, something held by keys, in the middle of a name
    ['ArrowDown', 'walk', 'walk', 'walk'],
    ['Home', 'walk', 'walk', 'walk'],
    ['*', 'walk', 'walk', 'type'],
    ['b', 'type', 'type', 'type'],
    ['Shift+B', 'type', 'type', 'type'],
    ['Space', 'toggleMark', undefined, 'type'],
    ['Enter', 'openPanel', 'putDown', 'openPanel'],
    ['Escape', 'clearMarks', 'cancel', 'clearMarks'],
    ['m', 'lift', 'type', 'type'],
    ['Shift+M', 'moveTo', 'type', 'type'],
    ['Ctrl+x', 'lift', undefined, 'lift'],
    ['Meta+x', 'lift', undefined, 'lift'],
    ['Ctrl+v', undefined, 'putDown', undefined],
    ['Ctrl+c', undefined, undefined, undefined],
    ['Ctrl+Shift+X', undefined, undefined, undefined],
    ['Alt+ArrowLeft', undefined, undefined, undefined],
    ['ContextMenu', 'menu', 'menu', 'menu'],
    ['Shift+F10', 'menu', 'menu', 'menu'],
    ['F10', undefined, undefined, undefined],
  ])('%s: %s; while something is held: %s; in the middle of a name: %s', (keys, free, held, typing) => {
    expect(commandFor(pressed(keys), undefined, false)).toBe(free)
    expect(commandFor(pressed(keys), 'keys', false)).toBe(held)
    expect(commandFor(pressed(keys), 'tap', false)).toBe(held)
    expect(commandFor(pressed(keys), undefined, true)).toBe(typing)
    expect(commandFor(pressed(keys), 'pointer', false)).toBeUndefined()
  })
})

describe('typing a name', () => {
  const type = (keys: readonly (readonly [string, number])[]): string =>
    keys.reduce((typed, [key, atMs]) => typedOn(typed, key, atMs), NOTHING_TYPED).text

  it.each([
    { keys: [['b', 1000]], text: 'b' },
    {
      keys: [
        ['b', 1000],
        ['i', 1500],
      ],
      text: 'bi',
    },
    {
      keys: [
        ['b', 1000],
        ['i', 1501],
      ],
      text: 'i',
    },
    {
      keys: [
        ['b', 1000],
        ['i', 1400],
        [' ', 1800],
        ['x', 2300],
      ],
      text: 'bi x',
    },
  ] as const)('$keys is "$text"', ({ keys, text }) => {
    expect(type(keys)).toBe(text)
  })
})
