/**
 * The schema of the data file, as steps that are never edited once released: a step is added.
 * docs/data-file.md says why it looks like this.
 */
import type { Database } from './database.ts'
import { StorageError } from './store.ts'

/** "GROV" in ASCII, in the header of every data file of this program. */
const APPLICATION_ID = 0x47524f56

const INIT = `
CREATE TABLE namespaces (
  namespace_id TEXT PRIMARY KEY,
  subscribed INTEGER NOT NULL CHECK (subscribed IN (0, 1))
) STRICT;

CREATE TABLE identities (
  namespace_id TEXT PRIMARY KEY,
  public_key TEXT NOT NULL,
  secret_key BLOB NOT NULL CHECK (length(secret_key) = 32)
) STRICT;

-- the log of a namespace from a number on: WHERE namespace_id = ? AND number >= ? ORDER BY number
CREATE TABLE entries (
  namespace_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 1),
  hash TEXT NOT NULL,
  author TEXT NOT NULL,
  operation_id TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (namespace_id, number)
) STRICT;
-- is this operation in the log: WHERE namespace_id = ? AND author = ? AND operation_id = ?
CREATE UNIQUE INDEX entries_by_operation ON entries (namespace_id, author, operation_id);

CREATE TABLE operations (
  operation_id TEXT PRIMARY KEY,
  namespace_id TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'applied', 'refused', 'unknown')),
  json TEXT NOT NULL,
  number INTEGER,
  code TEXT,
  message TEXT,
  created_at_ms INTEGER NOT NULL
) STRICT;
-- what is still under way: WHERE state = ? ORDER BY created_at_ms
CREATE INDEX operations_by_state ON operations (state, created_at_ms);

CREATE TABLE bundles (
  hash TEXT PRIMARY KEY,
  application_id TEXT NOT NULL,
  package TEXT NOT NULL,
  version TEXT NOT NULL,
  name TEXT,
  description TEXT,
  signer_id TEXT,
  source TEXT NOT NULL,
  metadata BLOB NOT NULL,
  wasm_size INTEGER NOT NULL,
  installed_at_ms INTEGER NOT NULL
) STRICT;

-- the bytes are a table of their own, so that listing bundles does not read megabytes
CREATE TABLE bundle_files (
  hash TEXT PRIMARY KEY REFERENCES bundles (hash),
  bytes BLOB NOT NULL
) STRICT;
`

/**
 * Files in parts, so that one that is still coming is kept part by part, and a part of it is read without the rest.
 * Parts with a row in bundles are that bundle; parts without one have come so far. 1 MiB is BUNDLE_PART_BYTES.
 */
const PARTS = `
CREATE TABLE bundle_parts (
  hash TEXT NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  bytes BLOB NOT NULL,
  -- a file from a byte on: WHERE hash = ? AND start >= ? ORDER BY start
  PRIMARY KEY (hash, start)
) STRICT;
WITH RECURSIVE cuts (hash, start, size) AS (
  SELECT hash, 0, length(bytes) FROM bundle_files
  UNION ALL SELECT hash, start + 1048576, size FROM cuts WHERE start + 1048576 < size
)
INSERT INTO bundle_parts (hash, start, bytes)
SELECT cuts.hash, cuts.start, coalesce(substr(bundle_files.bytes, cuts.start + 1, 1048576), x'')
FROM cuts JOIN bundle_files ON bundle_files.hash = cuts.hash;
DROP TABLE bundle_files;
`

const UPGRADES = `
CREATE TABLE context_versions (
  namespace_id TEXT NOT NULL,
  context_id TEXT NOT NULL,
  version TEXT NOT NULL,
  app_key TEXT NOT NULL,
  PRIMARY KEY (namespace_id, context_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE upgrade_choices (
  namespace_id TEXT PRIMARY KEY,
  standing_answer TEXT NOT NULL CHECK (standing_answer IN ('ask', 'agree')),
  aborted_publication INTEGER
) STRICT;
`

export const MIGRATIONS: readonly string[] = [INIT, PARTS, UPGRADES]

/** Brings the file up to this program's schema, or refuses a file that is not ours or newer than us. */
export function migrate(
  database: Database,
  header: { applicationId: number; version: number; empty: boolean },
  migrations: readonly string[] = MIGRATIONS,
): void {
  if (!header.empty && header.applicationId !== APPLICATION_ID) {
    throw new StorageError('The data folder holds a database of another program. Choose another folder.')
  }
  if (header.version > migrations.length) {
    throw new StorageError('The data folder was written by a newer version of this program. Update it to go on.')
  }
  if (header.version === migrations.length) return
  // One transaction for all steps: when one fails, the caller closes the file and nothing of it stays.
  database.exec('BEGIN IMMEDIATE')
  for (const step of migrations.slice(header.version)) database.exec(step)
  database.exec(`PRAGMA application_id = ${APPLICATION_ID}`)
  database.exec(`PRAGMA user_version = ${migrations.length}`)
  database.exec('COMMIT')
}
