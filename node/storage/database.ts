/** The little of an SQL database that the store needs, and what its errors mean. No driver is named here. */
import * as z from 'zod/mini'
import { StorageError } from './store.ts'

export type SqlValue = string | number | null | Uint8Array
/** Of the store, for the tables that are part of it: prepared, guarded, within its transactions. */
export type Sql = {
  one(text: string, ...values: SqlValue[]): unknown
  many(text: string, ...values: SqlValue[]): unknown[]
  write(text: string, ...values: SqlValue[]): void
  /** In the running transaction, or in one of its own. */
  together(work: () => void): void
}
export type Statement = {
  run(...values: SqlValue[]): unknown
  get(...values: SqlValue[]): unknown
  all(...values: SqlValue[]): unknown[]
}
export type Database = {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

const driverErrorSchema = z.object({ errcode: z.int(), message: z.string() })

/** Result codes of SQLite after which nothing more can be promised about the file. */
const FATAL = new Map([
  [3, 'access to the data file was denied'],
  [7, 'there is no memory left'],
  [8, 'the data file cannot be written to'],
  [10, 'the disk reported an error'],
  [11, 'the data file is damaged'],
  [13, 'the disk is full'],
  [14, 'the data file could not be opened'],
  [15, 'the locks on the data file do not work here'],
  [26, 'the file is not a database'],
])
const DISK_FULL = 13
/** Another program (a backup, say) held the file for longer than the store waits. */
const BUSY = new Set([5, 6])

/** What a failure of the driver means for the store; undefined when it is an ordinary mistake of the caller. */
export function failureOf(error: unknown): { error: StorageError; fatal: boolean } | undefined {
  if (error instanceof StorageError) return undefined
  const parsed = driverErrorSchema.safeParse(error)
  if (!parsed.success) return undefined
  // The low byte is the class of the failure, the rest says where it arose.
  const code = parsed.data.errcode & 0xff
  const reason = FATAL.get(code)
  if (reason !== undefined) {
    const sentence = `The node cannot keep its data: ${reason} (${parsed.data.message}).`
    return { error: new StorageError(sentence, { cause: error, diskFull: code === DISK_FULL }), fatal: true }
  }
  if (BUSY.has(code)) {
    const sentence = 'The node could not write just now: another program holds its data file.'
    return { error: new StorageError(sentence, { cause: error, passing: true }), fatal: false }
  }
  return undefined
}
