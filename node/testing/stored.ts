/** What lies in a node's data folder, also while the node runs. */
import { join } from 'node:path'
import * as z from 'zod/mini'
import { parsePublicKey } from '#shared/domain/ids.ts'
import type { Signer } from '../replication/message-signatures.ts'
import { DATABASE_FILE } from '../storage/data-folder.ts'
import { openDatabase } from '../storage/sqlite-store.ts'

function rows(home: string, query: string, ...values: string[]): unknown[] {
  const database = openDatabase(join(home, DATABASE_FILE))
  try {
    database.exec('PRAGMA query_only = ON')
    return database.prepare(query).all(...values)
  } finally {
    database.close()
  }
}

/** The log of a namespace, entry by entry, byte by byte. */
export const storedLog = (home: string, namespaceId: string): string[] =>
  rows(home, 'SELECT json FROM entries WHERE namespace_id = ? ORDER BY number', namespaceId).map(
    (row) => z.object({ json: z.string() }).parse(row).json,
  )

/** This node's key pair in a namespace: what it takes to speak in its name. */
export function storedIdentity(home: string, namespaceId: string): Signer {
  const [row] = rows(
    home,
    'SELECT public_key AS publicKey, secret_key AS secretKey FROM identities WHERE namespace_id = ?',
    namespaceId,
  )
  const { publicKey, secretKey } = z.object({ publicKey: z.string(), secretKey: z.instanceof(Uint8Array) }).parse(row)
  const key = parsePublicKey(publicKey)
  if (key === undefined) throw new Error(`${publicKey} is no public key.`)
  return { publicKey: key, secretKey: new Uint8Array(secretKey) }
}

/** What the node's own table says it has moved contexts to. */
export const storedVersions = (home: string, namespaceId: string): { contextId: string; version: string }[] =>
  rows(
    home,
    'SELECT context_id AS contextId, version FROM context_versions WHERE namespace_id = ? ORDER BY context_id',
    namespaceId,
  ).map((row) => z.object({ contextId: z.string(), version: z.string() }).parse(row))

/** Damages what lies on the disk, under the node. */
export function changeStored(home: string, statement: string, ...values: string[]): void {
  const database = openDatabase(join(home, DATABASE_FILE))
  try {
    database.prepare(statement).run(...values)
  } finally {
    database.close()
  }
}
