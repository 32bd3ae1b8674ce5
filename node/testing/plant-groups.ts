/**
 * Many groups in a moment, for tests and measurements. A coordinator's log is written on while its node is stopped:
 * signed and sealed as the coordinator does it, verified and stored as any node takes what follows in a log.
 */
import { randomBytes } from 'node:crypto'
import type { GroupId } from '#shared/domain/ids.ts'
import { type Entry, entryHash, PROTOCOL_VERSION } from '#shared/wire/log.ts'
import { Namespaces } from '../app/namespaces.ts'
import { createdGroupId } from '../log/derived-ids.ts'
import { sealEntry, signOperation } from '../log/entry.ts'
import { applyEntry } from '../log/fold.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import { createSqliteStore } from '../storage/sqlite-store.ts'

/** The index of a group's parent; undefined for the root. Always an earlier one. */
export type Shape = (index: number, count: number) => number | undefined

/** Five children each; levels fill up one after the other. */
export const bushy: Shape = (index) => (index < 5 ? undefined : Math.floor(index / 5) - 1)
/** All under one parent. */
export const wide: Shape = () => undefined
/** Sixteen levels of the same size; the first of each holds the whole next one. */
export const deep: Shape = (index, count) => {
  const width = Math.ceil(count / 16)
  return index < width ? undefined : (Math.floor(index / width) - 1) * width
}

/** Of so many digits that the order of the names is the one of the numbers. */
export const plantedName = (index: number): string => `Group ${String(index).padStart(5, '0')}`

/** Creates the groups in the namespace of a node that is stopped, whose data is in `home`. Answers their ids. */
export function plantGroups(home: string, namespaceId: string, count: number, shape: Shape): GroupId[] {
  const store = createSqliteStore(home)
  try {
    const [draft, kept] = [openNamespace(), openNamespace()]
    const { state, self } = draft.namespace
    const ids: GroupId[] = []
    const entries: Entry[] = []
    for (let index = 0; index < count; index++) {
      const parent = shape(index, count)
      const operationId = randomBytes(32).toString('hex')
      const { namespaceId: rootId } = state
      const groupId = createdGroupId({ namespaceId: rootId, author: self.publicKey, operationId })
      const operation = signOperation(
        {
          v: PROTOCOL_VERSION,
          namespaceId: rootId,
          operationId,
          author: self.publicKey,
          basedOn: state.number,
          epoch: state.epochHash,
          kind: 'GroupCreated',
          payload: {
            groupId,
            parentId: (parent === undefined ? undefined : ids[parent]) ?? rootId,
            alias: plantedName(index),
            visibility: 'open',
          },
        },
        self.secretKey,
      )
      const entry = sealEntry(state, operation, Date.now(), self.secretKey)
      applyEntry(state, entry, entryHash(nodeCrypto, entry.header))
      ids.push(groupId)
      entries.push(entry)
    }
    kept.namespaces.receive(kept.namespace, entries)
    if (kept.namespace.stopped !== undefined) throw new Error(kept.namespace.stopped.message)
    return ids
  } finally {
    store.close()
  }

  /** Its state as the log has it, in a copy of its own. */
  function openNamespace() {
    const namespaces = new Namespaces(store, () => undefined)
    const namespace = namespaces.all().find(({ state }) => state.namespaceId === namespaceId)
    if (namespace === undefined) throw new RangeError(`There is no namespace ${namespaceId} in ${home}.`)
    return { namespaces, namespace }
  }
}
