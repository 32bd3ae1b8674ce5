/**
 * Many entries in a moment, for tests and measurements. A coordinator's log is written on while its node is stopped:
 * signed and sealed as the coordinator does it, verified and stored as any node takes what follows in a log.
 */
import { randomBytes } from 'node:crypto'
import type { PublicKey } from '#shared/domain/ids.ts'
import {
  type Entry,
  entryHash,
  type OperationKind,
  operationBodySchema,
  type Payload,
  PROTOCOL_VERSION,
} from '#shared/wire/log.ts'
import { Namespaces } from '../app/namespaces.ts'
import { sealEntry, signOperation } from '../log/entry.ts'
import { applyEntry } from '../log/fold.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import type { NamespaceState } from '../log/state.ts'
import { createSqliteStore } from '../storage/sqlite-store.ts'

type Author = { publicKey: PublicKey; secretKey: Uint8Array }
type PlantedLog = {
  readonly state: NamespaceState
  /** The coordinator's own key. */
  readonly self: Author
  append<Kind extends OperationKind>(author: Author, kind: Kind, payload: Payload<Kind>, operationId?: string): void
}

/** Writes to the namespace of a node that is stopped, whose data is in `home`. Answers what `write` does. */
export function plant<Made>(home: string, namespaceId: string, write: (log: PlantedLog) => Made): Made {
  const store = createSqliteStore(home)
  try {
    const [draft, kept] = [openNamespace(), openNamespace()]
    const { state, self } = draft.namespace
    const entries: Entry[] = []
    const made = write({
      state,
      self,
      append(author, kind, payload, operationId = randomBytes(32).toString('hex')) {
        const body = {
          v: PROTOCOL_VERSION,
          namespaceId: state.namespaceId,
          operationId,
          author: author.publicKey,
          basedOn: state.number,
          epoch: state.epochHash,
          kind,
          payload,
        }
        const operation = signOperation(operationBodySchema.parse(body), author.secretKey)
        const entry = sealEntry(state, operation, Date.now(), self.secretKey)
        applyEntry(state, entry, entryHash(nodeCrypto, entry.header))
        entries.push(entry)
      },
    })
    kept.namespaces.receive(kept.namespace, entries)
    if (kept.namespace.stopped !== undefined) throw new Error(kept.namespace.stopped.message)
    return made
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
