/** A store that forgets everything when the process ends: for tests and for trying rules out. */

import { createMemoryBundles } from './memory-bundles.ts'
import type {
  ContextVersionRow,
  EntryRow,
  IdentityRow,
  NamespaceRow,
  OperationRow,
  Store,
  UpgradeChoiceRow,
} from './store.ts'
import { assertNextNumber, assertNoPromise, operationKey } from './store-rules.ts'

type Log = { entries: EntryRow[]; numberByOperation: Map<string, number> }

/** A store in memory; it passes the same acceptance suite as the one on disk. */
export function createMemoryStore(): Store {
  const namespacesById = new Map<string, NamespaceRow>()
  const identitiesById = new Map<string, IdentityRow>()
  const logsById = new Map<string, Log>()
  const operationsById = new Map<string, OperationRow>()
  const contextVersionsByKey = new Map<string, ContextVersionRow>()
  const choicesById = new Map<string, UpgradeChoiceRow>()
  /** How to take back what the running transaction did, newest last; undefined outside of one. */
  let undo: (() => void)[] | undefined
  let closed = false

  const assertOpen = () => {
    if (closed) throw new Error('The store is closed.')
  }
  function put<Row>(rows: Map<string, Row>, key: string, row: Row): void {
    const before = rows.get(key)
    rows.set(key, row)
    undo?.push(() => (before === undefined ? rows.delete(key) : rows.set(key, before)))
  }
  /** Deleting loses a row's place in the order, so taking it back puts the whole order back. */
  function drop<Row>(rows: Map<string, Row>, key: string): void {
    if (!rows.has(key)) return
    const before = [...rows]
    rows.delete(key)
    undo?.push(() => {
      rows.clear()
      for (const [each, row] of before) rows.set(each, row)
    })
  }
  function logOf(namespaceId: string): Log {
    const known = logsById.get(namespaceId)
    if (known !== undefined) return known
    const log: Log = { entries: [], numberByOperation: new Map() }
    logsById.set(namespaceId, log)
    return log
  }

  return {
    transaction(work) {
      assertOpen()
      if (undo !== undefined) throw new Error('Transactions do not nest.')
      const steps: (() => void)[] = []
      undo = steps
      try {
        const result = work()
        assertNoPromise(result)
        return result
      } catch (error) {
        for (const step of steps.reverse()) step()
        throw error
      } finally {
        undo = undefined
      }
    },

    namespaces: () => {
      assertOpen()
      return [...namespacesById.values()].map((row) => ({ ...row }))
    },
    writeNamespace(row) {
      assertOpen()
      put(namespacesById, row.namespaceId, { ...row })
    },

    identity(namespaceId) {
      assertOpen()
      const row = identitiesById.get(namespaceId)
      return row === undefined ? undefined : { ...row, secretKey: row.secretKey.slice() }
    },
    addIdentity(row) {
      assertOpen()
      if (identitiesById.has(row.namespaceId)) throw new Error('This namespace has an identity already.')
      if (row.secretKey.length !== 32) throw new Error('A secret key has 32 bytes.')
      put(identitiesById, row.namespaceId, { ...row, secretKey: row.secretKey.slice() })
    },

    appendEntry(row) {
      assertOpen()
      const log = logOf(row.namespaceId)
      assertNextNumber(row.number, log.entries.length)
      const key = operationKey(row.author, row.operationId)
      if (log.numberByOperation.has(key)) throw new Error('This operation is in the log already.')
      log.entries.push({ ...row })
      log.numberByOperation.set(key, row.number)
      undo?.push(() => {
        log.entries.pop()
        log.numberByOperation.delete(key)
      })
    },
    entries(namespaceId, from, limit) {
      assertOpen()
      const first = Math.max(from - 1, 0)
      const rows = logsById.get(namespaceId)?.entries.slice(first, first + Math.max(limit, 0)) ?? []
      return rows.map((row) => ({ ...row }))
    },
    lastNumber(namespaceId) {
      assertOpen()
      return logsById.get(namespaceId)?.entries.length ?? 0
    },
    findOperationEntry(namespaceId, author, operationId) {
      assertOpen()
      return logsById.get(namespaceId)?.numberByOperation.get(operationKey(author, operationId))
    },

    operation(operationId) {
      assertOpen()
      const row = operationsById.get(operationId)
      return row === undefined ? undefined : { ...row }
    },
    writeOperation(row) {
      assertOpen()
      put(operationsById, row.operationId, { ...row })
    },
    deleteOperation(operationId) {
      assertOpen()
      drop(operationsById, operationId)
    },
    operationsInState(state) {
      assertOpen()
      const rows = [...operationsById.values()].filter((row) => row.state === state)
      return rows.map((row) => ({ ...row })).sort((one, other) => one.createdAtMs - other.createdAtMs)
    },

    ...createMemoryBundles({ put, drop, assertOpen }),

    contextVersions(namespaceId) {
      assertOpen()
      const rows = [...contextVersionsByKey.values()].filter((row) => row.namespaceId === namespaceId)
      return rows.map((row) => ({ ...row })).sort((one, other) => (one.contextId < other.contextId ? -1 : 1))
    },
    writeContextVersion(row) {
      assertOpen()
      put(contextVersionsByKey, `${row.namespaceId} ${row.contextId}`, { ...row })
    },
    upgradeChoice(namespaceId) {
      assertOpen()
      const row = choicesById.get(namespaceId)
      return row === undefined ? undefined : { ...row }
    },
    writeUpgradeChoice(row) {
      assertOpen()
      put(choicesById, row.namespaceId, { ...row })
    },
    deleteUpgrades(namespaceId) {
      assertOpen()
      for (const [key, row] of [...contextVersionsByKey])
        if (row.namespaceId === namespaceId) drop(contextVersionsByKey, key)
      drop(choicesById, namespaceId)
    },

    sizeBytes: () => 0,
    close() {
      closed = true
    },
  }
}
