/** The bundles of a store in memory. */
import { joinBytes } from '#shared/wire/bytes.ts'
import type { BundleRow, BundleStore } from './store.ts'
import { assertNextPart, sliceOfParts } from './store-rules.ts'

type Rows = {
  put<Row>(rows: Map<string, Row>, key: string, row: Row): void
  drop<Row>(rows: Map<string, Row>, key: string): void
  assertOpen(): void
}

export function createMemoryBundles({ put, drop, assertOpen }: Rows): BundleStore {
  const rowsByHash = new Map<string, BundleRow>()
  const bytesByHash = new Map<string, Uint8Array>()

  const copyOf = (row: BundleRow): BundleRow => ({ ...row, metadata: row.metadata.slice() })
  const held = (hash: string): Uint8Array | undefined => {
    assertOpen()
    return rowsByHash.has(hash) ? bytesByHash.get(hash) : undefined
  }
  const partial = (hash: string): Uint8Array | undefined => {
    assertOpen()
    return rowsByHash.has(hash) ? undefined : bytesByHash.get(hash)
  }

  return {
    bundles() {
      assertOpen()
      return [...rowsByHash.values()].map(copyOf).sort((one, other) => one.installedAtMs - other.installedAtMs)
    },
    bundle(hash) {
      assertOpen()
      const row = rowsByHash.get(hash)
      return row === undefined ? undefined : copyOf(row)
    },
    bundleBytes: (hash) => held(hash)?.slice(),
    bundleSizeBytes: (hash) => held(hash)?.length,
    bundleSlice: (hash, from, limit) => {
      const bytes = held(hash)
      return bytes === undefined ? undefined : sliceOfParts([{ start: 0, bytes }], from, limit)
    },
    addBundle(row, bytes) {
      if (held(row.hash) !== undefined) return
      put(bytesByHash, row.hash, bytes.slice())
      put(rowsByHash, row.hash, copyOf(row))
    },
    deleteBundle(hash) {
      if (held(hash) === undefined) return
      drop(rowsByHash, hash)
      drop(bytesByHash, hash)
    },

    partialFiles() {
      assertOpen()
      return [...bytesByHash]
        .filter(([hash]) => !rowsByHash.has(hash))
        .map(([hash, bytes]) => ({ hash, receivedBytes: bytes.length }))
        .sort((one, other) => (one.hash < other.hash ? -1 : 1))
    },
    receivedBytes: (hash) => partial(hash)?.slice() ?? new Uint8Array(),
    appendPart(hash, from, bytes) {
      if (held(hash) !== undefined) throw new Error('This bundle is here already.')
      const before = partial(hash) ?? new Uint8Array()
      assertNextPart(from, before.length)
      put(bytesByHash, hash, joinBytes([before, bytes]))
    },
    dropParts(hash) {
      if (partial(hash) !== undefined) drop(bytesByHash, hash)
    },
    addReceivedBundle(row) {
      if (held(row.hash) !== undefined) return
      if (partial(row.hash) === undefined) put(bytesByHash, row.hash, new Uint8Array())
      put(rowsByHash, row.hash, copyOf(row))
    },
  }
}
