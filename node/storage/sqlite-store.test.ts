import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import { BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import { DATABASE_FILE } from './data-folder.ts'
import { MIGRATIONS, migrate } from './migrations.ts'
import { createSqliteStore, openDatabase } from './sqlite-store.ts'
import { StorageError, type Store } from './store.ts'
import { storeContract } from './store-contract.ts'
import { bundleRowOf, entryRowOf, storeContents } from './testing-store-model.ts'

const newFolder = () => mkdtempSync(join(tmpdir(), 'grove-store-'))
const namespaceId = bytesToGroupId(new Uint8Array(32).fill(1))
const author = bytesToPublicKey(new Uint8Array(32).fill(3))

storeContract('the store on disk', () => {
  const folder = newFolder()
  const store = createSqliteStore(folder)
  return {
    store,
    discard: () => {
      store.close()
      rmSync(folder, { recursive: true })
    },
  }
})

describe('the data folder', () => {
  let folder: string
  const stores: Store[] = []
  const open = () => {
    const store = createSqliteStore(folder)
    stores.push(store)
    return store
  }
  beforeEach(() => {
    folder = newFolder()
  })
  afterEach(() => {
    for (const store of stores.splice(0)) store.close()
    rmSync(folder, { recursive: true })
  })

  it('holds everything after it is opened again', () => {
    const store = open()
    store.writeNamespace({ namespaceId, subscribed: true })
    store.addIdentity({ namespaceId, publicKey: author, secretKey: new Uint8Array(32).fill(5) })
    store.appendEntry(entryRowOf(namespaceId, 1, author, 'op-1'))
    store.addBundle(bundleRowOf(1, 1), new Uint8Array([1, 2]))
    const before = storeContents(store)
    store.close()
    expect(storeContents(open())).toEqual(before)
  })

  it('serves one node at a time', () => {
    open()
    expect(open).toThrow(StorageError)
    expect(open).toThrow('Another node is running')
  })

  it('is for its owner alone, and so is every file in it', () => {
    folder = join(folder, 'deep', 'home')
    const store = open()
    store.writeNamespace({ namespaceId, subscribed: true })
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const files = readdirSync(folder)
    expect(files).toEqual(expect.arrayContaining(['grove.db', 'grove.db-shm', 'grove.db-wal', 'grove.lock']))
    for (const file of files) expect([file, statSync(join(folder, file)).mode & 0o777]).toEqual([file, 0o600])
  })

  it('closes files that were left open to others, and leaves a folder with other things in it as it is', () => {
    writeFileSync(join(folder, DATABASE_FILE), '', { mode: 0o644 })
    chmodSync(folder, 0o755)
    open()
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, DATABASE_FILE)).mode & 0o777).toBe(0o600)
    folder = join(folder, 'shared')
    mkdirSync(folder)
    writeFileSync(join(folder, 'notes.txt'), 'mine')
    chmodSync(folder, 0o755)
    open()
    expect(statSync(folder).mode & 0o777).toBe(0o755)
  })

  it('knows its size', () => {
    const store = open()
    const before = store.sizeBytes()
    store.addBundle(bundleRowOf(1, 1), new Uint8Array(1_000_000))
    expect(store.sizeBytes()).toBeGreaterThan(before + 1_000_000)
  })

  it.each([
    ['a path through a file', () => writeFileSync(join(folder, 'x'), ''), 'x/y', 'cannot be used'],
    [
      'a file that is no database',
      () => writeFileSync(join(folder, DATABASE_FILE), 'x'.repeat(5000)),
      '',
      'not a database',
    ],
    [
      "another program's database",
      () => {
        const database = openDatabase(join(folder, DATABASE_FILE))
        database.exec('CREATE TABLE theirs (a)')
        database.close()
      },
      '',
      'another program',
    ],
    [
      'a file of a newer version',
      () => {
        createSqliteStore(folder).close()
        const database = openDatabase(join(folder, DATABASE_FILE))
        database.exec('PRAGMA user_version = 99')
        database.close()
      },
      '',
      'newer version',
    ],
  ])('refuses %s with a sentence', (_name, prepare, path, sentence) => {
    prepare()
    const attempt = () => createSqliteStore(join(folder, path))
    expect(attempt).toThrow(StorageError)
    expect(attempt).toThrow(sentence)
  })

  it('takes over the files of a folder from before they were kept in parts', () => {
    const rows = [bundleRowOf(1, 1), bundleRowOf(2, 2), bundleRowOf(3, 3)] as const
    const files = [0, 5, 2 * BUNDLE_PART_BYTES + 7].map((size) =>
      Uint8Array.from({ length: size }, (_, at) => at % 253),
    )
    const database = openDatabase(join(folder, DATABASE_FILE))
    migrate(database, { applicationId: 0, version: 0, empty: true }, MIGRATIONS.slice(0, 1))
    for (const [at, row] of rows.entries()) {
      database
        .prepare('INSERT INTO bundles VALUES (?, ?, ?, ?, NULL, NULL, NULL, ?, ?, ?, ?)')
        .run(row.hash, row.applicationId, row.package, row.version, row.source, row.metadata, 8, row.installedAtMs)
      database.prepare('INSERT INTO bundle_files VALUES (?, ?)').run(row.hash, files[at] ?? new Uint8Array())
    }
    database.close()
    const store = open()
    expect(store.bundles()).toEqual(rows)
    for (const [at, { hash }] of rows.entries())
      expect(Buffer.compare(store.bundleBytes(hash) ?? Buffer.from('none'), files[at] ?? Buffer.from('no file'))).toBe(
        0,
      )
    expect(store.partialFiles()).toEqual([])
    expect(store.bundleSlice(bundleRowOf(3, 3).hash, BUNDLE_PART_BYTES - 1, 2)).toEqual(
      files[2]?.slice(BUNDLE_PART_BYTES - 1, BUNDLE_PART_BYTES + 1),
    )
  })

  it('says so when a row is not what it should be', () => {
    open().close()
    stores.pop()
    const database = openDatabase(join(folder, DATABASE_FILE))
    database.exec("INSERT INTO namespaces VALUES ('not an id', 1)")
    database.close()
    const store = open()
    expect(() => store.namespaces()).toThrow('damaged: namespaces.namespaceId')
  })
})

/** A process of its own, whose lines are read one by one. */
function startWriter(folder: string, mode: string, shell?: string) {
  const script = fileURLToPath(new URL('./testing-writer.ts', import.meta.url))
  const command = [process.execPath, '--import', 'tsx', script, folder, mode]
  const child =
    shell === undefined ? spawn(process.execPath, command.slice(1)) : spawn('bash', ['-c', shell, ...command])
  const errors: string[] = []
  child.stderr.on('data', (chunk) => errors.push(String(chunk)))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const line = async (): Promise<string> => {
    const next = await lines.next()
    if (next.done === true) throw new Error(`The writer ended: ${errors.join('')}`)
    return next.value
  }
  return { child, line, exited: once(child, 'exit') }
}

describe('a data folder and a process that is killed', () => {
  it('keeps every acknowledged entry, and its lock goes with the process', async () => {
    const folder = newFolder()
    let acknowledged = 0
    for (const stopAfter of [1, 25, 60]) {
      const { child, line, exited } = startWriter(folder, 'append')
      for (let count = 0; count < stopAfter; count++) acknowledged = Number(await line())
      const attempt = () => createSqliteStore(folder)
      expect(attempt).toThrow(StorageError)
      expect(attempt).toThrow('Another node is running')
      child.kill('SIGKILL')
      await exited
      const store = createSqliteStore(folder)
      const numbers = store.entries(namespaceId, 1, 1_000_000).map((row) => row.number)
      expect(numbers.length).toBeGreaterThanOrEqual(acknowledged)
      expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      store.close()
    }
    rmSync(folder, { recursive: true })
  })

  it('stops writing for good when the disk is full, and still reads', async () => {
    const folder = newFolder()
    // A limit on the size of files stands in for the disk; without the trap the signal would end the process.
    const { line, exited } = startWriter(folder, 'fill', 'trap "" XFSZ; ulimit -f 400; exec "$0" "$@"')
    expect(await line()).toMatch(/^StorageError The node cannot keep its data: /)
    // Small writes that would fit fail at once too: nothing is tried again.
    expect(await line()).toMatch(/^StorageError The node cannot keep its data: /)
    expect(await line()).toMatch(/^StorageError The node cannot keep its data: /)
    const last = Number(await line())
    expect(last).toBeGreaterThan(0)
    await exited
    const store = createSqliteStore(folder)
    expect(store.lastNumber(namespaceId)).toBe(last)
    store.close()
    rmSync(folder, { recursive: true })
  })
})
