import { BUNDLE_BYTES_MAX } from '#shared/domain/limits.ts'
import { words } from '../../words/words.ts'

const say = words.applications.upload

/** Why the file is not worth sending. */
export function fileProblem({ name, size }: Pick<File, 'name' | 'size'>): string | undefined {
  if (size === 0) return say.empty(name)
  return size > BUNDLE_BYTES_MAX ? say.tooLarge(name, size, BUNDLE_BYTES_MAX) : undefined
}
