/** The store on disk. The only file that names SQLite's drivers. */
import { createRequire } from 'node:module'
import type * as Driver from '@photostructure/sqlite'
import * as z from 'zod/mini'
import { openDataFolder, sizeOnDisk } from './data-folder.ts'
import type { Database, Sql, SqlValue, Statement } from './database.ts'
import { failureOf } from './database.ts'
import { migrate } from './migrations.ts'
import { entryRow, identityRow, namespaceRow, numberRow, operationRow, parseRow } from './rows.ts'
import { createBundleStore } from './sqlite-bundles.ts'
import { upgradeTables } from './sqlite-upgrades.ts'
import type { Store } from './store.ts'
import { StorageError } from './store.ts'
import { assertNextNumber, assertNoPromise } from './store-rules.ts'

const BUSY_TIMEOUT_MS = 5000

const isDriver = (module: object | undefined): module is typeof Driver =>
  module !== undefined && 'DatabaseSync' in module

/** Node's own SQLite where there is one; otherwise the package with the same interface, loaded only then. */
function loadDriver(): typeof Driver {
  const builtin = process.getBuiltinModule?.('node:sqlite')
  if (isDriver(builtin)) return builtin
  const packaged: object = createRequire(import.meta.url)('@photostructure/sqlite')
  if (isDriver(packaged)) return packaged
  throw new StorageError('This version of Node.js has no SQLite, and the package that brings it is missing.')
}

/** Opens a database file; for the store and for tests that look into its file. */
export function openDatabase(file: string): Database {
  const { DatabaseSync } = loadDriver()
  return new DatabaseSync(file)
}

const headerSchema = z.object({ applicationId: z.int(), version: z.int(), tables: z.int() })

/** The lock is a transaction that is never ended: the system drops it with the process, however that dies. */
function lockFolder(folder: string, lockFile: string): Database {
  const lock = openDatabase(lockFile)
  try {
    lock.exec('PRAGMA busy_timeout = 0')
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (failureOf(error)?.fatal === false) {
      throw new StorageError(`Another node is running on the data folder ${folder}. Stop it, or choose another folder.`)
    }
    throw error
  }
}

function openStoreDatabase(file: string): Database {
  const database = openDatabase(file)
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`)
    // fullfsync: without it macOS leaves the bytes in the disk's own cache. It changes nothing elsewhere.
    database.exec('PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA foreign_keys = ON')
    const mode = z.object({ journal_mode: z.string() }).parse(database.prepare('PRAGMA journal_mode = WAL').get())
    if (mode.journal_mode !== 'wal') {
      throw new StorageError(
        'The data folder is on a file system that cannot hold the data safely. Choose a local one.',
      )
    }
    const header = headerSchema.parse(
      database
        .prepare(
          `SELECT a.application_id AS applicationId, v.user_version AS version,
                  (SELECT count(*) FROM sqlite_schema) AS tables
           FROM pragma_application_id() AS a, pragma_user_version() AS v`,
        )
        .get(),
    )
    migrate(database, { ...header, empty: header.tables === 0 })
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens the data folder, making it if need be. Throws a StorageError with the reason when it cannot. */
export function createSqliteStore(folder: string): Store {
  const { databaseFile, lockFile } = openDataFolder(folder)
  const { lock, database } = opened(() => {
    const lock = lockFolder(folder, lockFile)
    try {
      return { lock, database: openStoreDatabase(databaseFile) }
    } catch (error) {
      lock.close()
      throw error
    }
  })
  const statements = new Map<string, Statement>()
  /** Set for good by the first failure after which nothing can be promised: no write is tried again. */
  let broken: StorageError | undefined
  let inTransaction = false
  let closed = false

  function sql(text: string): Statement {
    const known = statements.get(text)
    if (known !== undefined) return known
    const statement = database.prepare(text)
    statements.set(text, statement)
    return statement
  }
  function guarded<Result>(work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      const failure = failureOf(error)
      if (failure?.fatal) broken ??= failure.error
      throw failure?.error ?? error
    }
  }
  function assertWritable(): void {
    if (broken !== undefined) throw new StorageError(broken.message, { cause: broken })
  }
  function write(text: string, ...values: SqlValue[]): void {
    assertWritable()
    guarded(() => sql(text).run(...values))
  }
  const one = (text: string, ...values: SqlValue[]) => guarded(() => sql(text).get(...values))
  const many = (text: string, ...values: SqlValue[]) => guarded(() => sql(text).all(...values))

  function rollBack(): void {
    try {
      database.exec('ROLLBACK')
    } catch (error) {
      // SQLite has rolled back by itself after a fatal failure; after any other, the state is in doubt.
      broken ??= new StorageError('The node cannot keep its data: a change could not be taken back.', { cause: error })
    }
  }
  function transaction<Result>(work: () => Result): Result {
    if (inTransaction) throw new Error('Transactions do not nest.')
    assertWritable()
    guarded(() => database.exec('BEGIN IMMEDIATE'))
    inTransaction = true
    try {
      const result = work()
      assertNoPromise(result)
      // A failure that `work` swallowed must not end in half a change.
      assertWritable()
      guarded(() => database.exec('COMMIT'))
      return result
    } catch (error) {
      rollBack()
      throw error
    } finally {
      inTransaction = false
    }
  }

  const tables: Sql = { one, many, write, together: (work) => (inTransaction ? work() : transaction(work)) }

  const lastNumber: Store['lastNumber'] = (namespaceId) =>
    parseRow(numberRow, 'entries', one('SELECT max(number) AS number FROM entries WHERE namespace_id = ?', namespaceId))
      .number ?? 0

  return {
    transaction,

    namespaces: () =>
      many('SELECT namespace_id AS namespaceId, subscribed FROM namespaces ORDER BY rowid').map((row) =>
        parseRow(namespaceRow, 'namespaces', row),
      ),
    writeNamespace: (row) =>
      write(
        `INSERT INTO namespaces (namespace_id, subscribed) VALUES (?, ?)
         ON CONFLICT (namespace_id) DO UPDATE SET subscribed = excluded.subscribed`,
        row.namespaceId,
        row.subscribed ? 1 : 0,
      ),

    identity(namespaceId) {
      const row = one(
        `SELECT namespace_id AS namespaceId, public_key AS publicKey, secret_key AS secretKey
         FROM identities WHERE namespace_id = ?`,
        namespaceId,
      )
      return row === undefined ? undefined : parseRow(identityRow, 'identities', row)
    },
    addIdentity: (row) =>
      write(
        'INSERT INTO identities (namespace_id, public_key, secret_key) VALUES (?, ?, ?)',
        row.namespaceId,
        row.publicKey,
        row.secretKey,
      ),

    appendEntry(row) {
      assertNextNumber(row.number, lastNumber(row.namespaceId))
      write(
        'INSERT INTO entries (namespace_id, number, hash, author, operation_id, json) VALUES (?, ?, ?, ?, ?, ?)',
        row.namespaceId,
        row.number,
        row.hash,
        row.author,
        row.operationId,
        row.json,
      )
    },
    entries: (namespaceId, from, limit) =>
      many(
        `SELECT namespace_id AS namespaceId, number, hash, author, operation_id AS operationId, json
         FROM entries WHERE namespace_id = ? AND number >= ? ORDER BY number LIMIT ?`,
        namespaceId,
        from,
        // A negative limit means no limit to SQLite.
        Math.max(limit, 0),
      ).map((row) => parseRow(entryRow, 'entries', row)),
    lastNumber,
    findOperationEntry(namespaceId, author, operationId) {
      const row = one(
        'SELECT number FROM entries WHERE namespace_id = ? AND author = ? AND operation_id = ?',
        namespaceId,
        author,
        operationId,
      )
      return row === undefined ? undefined : (parseRow(numberRow, 'entries', row).number ?? undefined)
    },

    operation(operationId) {
      const row = one(`${SELECT_OPERATION} WHERE operation_id = ?`, operationId)
      return row === undefined ? undefined : parseRow(operationRow, 'operations', row)
    },
    writeOperation: (row) =>
      write(
        `INSERT INTO operations
           (operation_id, namespace_id, request_hash, state, json, number, code, message, created_at_ms)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (operation_id) DO UPDATE SET namespace_id = excluded.namespace_id,
           request_hash = excluded.request_hash, state = excluded.state, json = excluded.json,
           number = excluded.number, code = excluded.code, message = excluded.message,
           created_at_ms = excluded.created_at_ms`,
        row.operationId,
        row.namespaceId,
        row.requestHash,
        row.state,
        row.json,
        row.number ?? null,
        row.code ?? null,
        row.message ?? null,
        row.createdAtMs,
      ),
    deleteOperation: (operationId) => write('DELETE FROM operations WHERE operation_id = ?', operationId),
    operationsInState: (state) =>
      many(`${SELECT_OPERATION} WHERE state = ? ORDER BY created_at_ms, rowid`, state).map((row) =>
        parseRow(operationRow, 'operations', row),
      ),

    ...createBundleStore(tables),
    ...upgradeTables(tables),

    sizeBytes: () => sizeOnDisk(databaseFile),
    close() {
      if (closed) return
      closed = true
      database.close()
      lock.close()
    },
  }
}

const SELECT_OPERATION = `SELECT operation_id AS operationId, namespace_id AS namespaceId, request_hash AS requestHash,
  state, json, number, code, message, created_at_ms AS createdAtMs FROM operations`

/** The failures of opening, in the words of the store. */
function opened<Result>(work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    throw failureOf(error)?.error ?? error
  }
}
