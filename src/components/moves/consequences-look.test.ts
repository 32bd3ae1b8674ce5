import { expect, it } from 'vitest'
import type { MovePreview } from '#shared/wire/namespaces.ts'
import { afterLook, type Look } from './consequences-look.ts'

const preview: MovePreview = { logNumber: 7, people: [], peopleCount: 2, groupCount: 1, contextCount: 0, deepest: 3 }
const look: Look = { preview, isStale: true, hasChanged: false }

it('tells what would happen now, and whether that is something else', () => {
  const same = { ...preview, logNumber: 8 }
  expect(afterLook(look, same)).toEqual({ preview: same, isStale: false, hasChanged: false })
  const other = { ...preview, logNumber: 8, peopleCount: 0 }
  const changed = afterLook(look, other)
  expect(changed).toEqual({ preview: other, isStale: false, hasChanged: true })
  expect(afterLook(changed, { ...other, logNumber: 9 }).hasChanged).toBe(true)
  expect(afterLook(changed, { ...preview, logNumber: 7 }), 'an answer that was overtaken').toBe(changed)
})
