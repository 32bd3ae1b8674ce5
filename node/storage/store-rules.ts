/** What both stores refuse in the same words, and do in the same way. */
import { BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import { joinBytes } from '#shared/wire/bytes.ts'

/** A log has no gaps and is never written twice. */
export function assertNextNumber(number: number, last: number): void {
  if (number !== last + 1) throw new Error(`The next entry of this log is ${last + 1}, not ${number}.`)
}

/** A file comes from its first byte on. */
export function assertNextPart(from: number, received: number): void {
  if (from !== received) throw new Error(`The next part of this file begins at ${received}, not ${from}.`)
}

/** The parts of a file, in order, as one; `parts` may begin before `from` and end after it. */
export function sliceOfParts(
  parts: readonly { start: number; bytes: Uint8Array }[],
  from: number,
  limit: number,
): Uint8Array {
  const cut = parts.map(({ start, bytes }) =>
    bytes.subarray(Math.max(0, from - start), Math.max(0, from + limit - start)),
  )
  return joinBytes(cut)
}

/** A file in the parts in which a store keeps it; an empty one is one empty part. */
export function partsOf(bytes: Uint8Array): { start: number; bytes: Uint8Array }[] {
  const count = Math.max(1, Math.ceil(bytes.length / BUNDLE_PART_BYTES))
  return Array.from({ length: count }, (_, index) => {
    const start = index * BUNDLE_PART_BYTES
    return { start, bytes: bytes.subarray(start, start + BUNDLE_PART_BYTES) }
  })
}

/** The type forbids it already; this is for a caller that got around the type. */
export function assertNoPromise(result: unknown): void {
  if (result instanceof Promise) throw new Error('A transaction is synchronous: it cannot wait for a promise.')
}

/** One string for two; a public key has no space in it. */
export const operationKey = (author: string, operationId: string): string => `${author} ${operationId}`
