import { within } from './within.ts'

/** A page that nobody sees is not painted, and not waited for longer than this. */
const PATIENCE_MS = 100

let next: Promise<void> | undefined

/** Resolves when what was changed can be seen; for all who ask before the same frame in one go. */
export function painted(): Promise<void> {
  next ??= within(PATIENCE_MS, new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)))).then(
    () => {
      next = undefined
    },
  )
  return next
}
