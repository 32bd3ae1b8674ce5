import { within } from './within.ts'

/** A page that nobody sees is not painted, and not waited for longer than this. */
const PATIENCE_MS = 100

/** Resolves when what was changed can be seen. */
export async function painted(): Promise<void> {
  await within(PATIENCE_MS, new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))))
}
