import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { namespaceGroupSchema, namespaceGroupsAnswer } from './namespace-groups.ts'

const bySchema = z.object({ data: z.array(namespaceGroupSchema) })

const id = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 64, maxLength: 64 }),
  fc.constantFrom<unknown>('', '00', 1, null),
)
const count = fc.oneof({ weight: 9, arbitrary: fc.nat() }, fc.constantFrom<unknown>(-1, 0.5, 2 ** 53, '1', null))
/** Rows as they should be, and with one thing or another that is not. */
const row = fc.record(
  {
    groupId: id,
    alias: fc.oneof({ weight: 9, arbitrary: fc.string() }, fc.constantFrom<unknown>(1, null)),
    parentId: id,
    depth: count,
    visibility: fc.constantFrom<unknown>('open', 'restricted', 'open', 'hidden', undefined),
    memberCount: count,
    contextCount: count,
    subgroupCount: count,
    more: fc.anything(),
  },
  { requiredKeys: ['groupId', 'parentId', 'depth', 'visibility', 'memberCount', 'contextCount', 'subgroupCount'] },
)
const rows = fc.array(fc.oneof({ weight: 9, arbitrary: row }, fc.anything()), { maxLength: 4 })

test('a list of groups is read as its schema reads it', () => {
  let [taken, refused] = [0, 0]
  void fc.assert(
    fc.property(fc.oneof({ weight: 20, arbitrary: rows }, fc.anything()), (data) => {
      const [read, reference] = [namespaceGroupsAnswer.safeParse({ data }), bySchema.safeParse({ data })]
      expect(read.success).toBe(reference.success)
      if (read.success) taken++
      else refused++
      expect(read.data).toEqual(reference.data)
      const told = ({ error }: { error?: z.core.$ZodError | undefined }) =>
        error?.issues.map(({ message, path }) => ({ message, path }))
      expect(told(read)).toEqual(told(reference))
    }),
    { numRuns: 3_000 },
  )
  expect(Math.min(taken, refused)).toBeGreaterThan(300)
})
