/** The bundles of the data file: what is said of them, and their bytes in parts. */
import type { Sql } from './database.ts'
import { bundleRow, numberRow, parseRow, partialFileRow, partRow } from './rows.ts'
import type { BundleRow, BundleStore } from './store.ts'
import { assertNextPart, partsOf, sliceOfParts } from './store-rules.ts'

const SELECT_BUNDLE = `SELECT hash, application_id AS applicationId, package, version, name, description,
  signer_id AS signerId, source, metadata, wasm_size AS wasmSize, installed_at_ms AS installedAtMs FROM bundles`

export function createBundleStore({ one, many, write, together }: Sql): BundleStore {
  const isHeld = (hash: string): boolean => one('SELECT 1 FROM bundles WHERE hash = ?', hash) !== undefined
  /** The end of the last part. */
  function sizeOf(hash: string): number {
    const row = one(
      'SELECT start + length(bytes) AS number FROM bundle_parts WHERE hash = ? ORDER BY start DESC LIMIT 1',
      hash,
    )
    return row === undefined ? 0 : (parseRow(numberRow, 'bundle_parts', row).number ?? 0)
  }
  function slice(hash: string, from: number, limit: number): Uint8Array {
    const rows = many(
      `SELECT start, bytes FROM bundle_parts WHERE hash = ?
         AND start >= (SELECT max(start) FROM bundle_parts WHERE hash = ? AND start <= ?) AND start < ?
       ORDER BY start`,
      hash,
      hash,
      from,
      from + limit,
    )
    return sliceOfParts(
      rows.map((row) => parseRow(partRow, 'bundle_parts', row)),
      from,
      limit,
    )
  }
  const whole = (hash: string): Uint8Array => slice(hash, 0, sizeOf(hash) + 1)
  const insertPart = (hash: string, start: number, bytes: Uint8Array): void =>
    write('INSERT INTO bundle_parts (hash, start, bytes) VALUES (?, ?, ?)', hash, start, bytes)
  const deleteParts = (hash: string): void => write('DELETE FROM bundle_parts WHERE hash = ?', hash)
  const insertRow = (row: BundleRow): void =>
    write(
      `INSERT INTO bundles (hash, application_id, package, version, name, description, signer_id, source,
         metadata, wasm_size, installed_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      row.hash,
      row.applicationId,
      row.package,
      row.version,
      row.name ?? null,
      row.description ?? null,
      row.signerId ?? null,
      row.source,
      row.metadata,
      row.wasmSize,
      row.installedAtMs,
    )

  return {
    bundles: () =>
      many(`${SELECT_BUNDLE} ORDER BY installed_at_ms, rowid`).map((row) => parseRow(bundleRow, 'bundles', row)),
    bundle(hash) {
      const row = one(`${SELECT_BUNDLE} WHERE hash = ?`, hash)
      return row === undefined ? undefined : parseRow(bundleRow, 'bundles', row)
    },
    bundleBytes: (hash) => (isHeld(hash) ? whole(hash) : undefined),
    bundleSizeBytes: (hash) => (isHeld(hash) ? sizeOf(hash) : undefined),
    bundleSlice: (hash, from, limit) => (isHeld(hash) ? slice(hash, from, limit) : undefined),
    addBundle(row, bytes) {
      if (isHeld(row.hash)) return
      together(() => {
        deleteParts(row.hash)
        for (const part of partsOf(bytes)) insertPart(row.hash, part.start, part.bytes)
        insertRow(row)
      })
    },
    deleteBundle(hash) {
      if (!isHeld(hash)) return
      together(() => {
        write('DELETE FROM bundles WHERE hash = ?', hash)
        deleteParts(hash)
      })
    },

    partialFiles: () =>
      many(
        `SELECT hash, sum(length(bytes)) AS receivedBytes FROM bundle_parts
         WHERE hash NOT IN (SELECT hash FROM bundles) GROUP BY hash ORDER BY hash`,
      ).map((row) => parseRow(partialFileRow, 'bundle_parts', row)),
    receivedBytes: (hash) => (isHeld(hash) ? new Uint8Array() : whole(hash)),
    appendPart(hash, from, bytes) {
      if (isHeld(hash)) throw new Error('This bundle is here already.')
      assertNextPart(from, sizeOf(hash))
      insertPart(hash, from, bytes)
    },
    dropParts(hash) {
      if (!isHeld(hash)) deleteParts(hash)
    },
    addReceivedBundle(row) {
      if (!isHeld(row.hash)) insertRow(row)
    },
  }
}
