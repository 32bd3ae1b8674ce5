/** The folder a node keeps its data in: for its owner's eyes only. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { StorageError } from './store.ts'

export const DATABASE_FILE = 'grove.db'
const LOCK_FILE = 'grove.lock'

/** Makes the folder if it is missing. Returns the paths of the files in it, which exist when this returns. */
export function openDataFolder(folder: string): { databaseFile: string; lockFile: string } {
  const databaseFile = join(folder, DATABASE_FILE)
  const lockFile = join(folder, LOCK_FILE)
  try {
    const created = mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined
    // A folder that holds other things of its owner keeps its mode: the files protect themselves.
    if (created || existsSync(databaseFile) || readdirSync(folder).length === 0) chmodSync(folder, 0o700)
    // SQLite gives its -wal and -shm files the mode of the database file.
    for (const file of [lockFile, databaseFile]) {
      closeSync(openSync(file, 'a', 0o600))
      chmodSync(file, 0o600)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageError(`The data folder ${folder} cannot be used: ${reason}.`, { cause: error })
  }
  return { databaseFile, lockFile }
}

/** Bytes on disk of the database with what has not been folded into it yet. */
export function sizeOnDisk(databaseFile: string): number {
  let sizeBytes = 0
  for (const suffix of ['', '-wal', '-shm']) {
    sizeBytes += statSync(databaseFile + suffix, { throwIfNoEntry: false })?.size ?? 0
  }
  return sizeBytes
}
