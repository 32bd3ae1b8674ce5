import { expect, test } from 'vitest'
import { BUNDLE_BYTES_MAX } from '#shared/domain/limits.ts'
import { fileProblem } from './file-problem.ts'

test.each([
  ['nothing.mpk', 0, 'empty'],
  ['huge.mpk', BUNDLE_BYTES_MAX + 1, 'at most'],
  ['largest.mpk', BUNDLE_BYTES_MAX, undefined],
  ['any-name', 1, undefined],
])('%s of %i bytes: %s', (name, size, problem) => {
  if (problem === undefined) expect(fileProblem({ name, size })).toBeUndefined()
  else expect(fileProblem({ name, size })).toContain(problem)
})
