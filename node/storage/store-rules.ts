/** What both stores refuse in the same words. */

/** A log has no gaps and is never written twice. */
export function assertNextNumber(number: number, last: number): void {
  if (number !== last + 1) throw new Error(`The next entry of this log is ${last + 1}, not ${number}.`)
}

/** The type forbids it already; this is for a caller that got around the type. */
export function assertNoPromise(result: unknown): void {
  if (result instanceof Promise) throw new Error('A transaction is synchronous: it cannot wait for a promise.')
}

/** One string for two; a public key has no space in it. */
export const operationKey = (author: string, operationId: string): string => `${author} ${operationId}`
