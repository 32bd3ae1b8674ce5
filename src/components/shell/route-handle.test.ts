import { expect, it } from 'vitest'
import { isWide } from './route-handle.ts'

it.each([
  [{ wide: true }, true],
  [{ wide: false }, false],
  [{ wide: 'true' }, false],
  [{}, false],
  [undefined, false],
  [null, false],
])('%j asks for the whole window: %s', (handle, wide) => {
  expect(isWide(handle)).toBe(wide)
})
