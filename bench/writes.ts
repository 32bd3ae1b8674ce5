/** Nest calls that are acknowledged each second, beside bare SQLite inserts of the same size, both with synchronous=FULL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../node/storage/sqlite-store.ts'
import { TestNode } from '../node/testing/cluster.ts'
import { figure, ratio, say, timed } from './stats.ts'

const CALLS = 300
/** What one GroupMoved entry takes in the store. */
const ROW_BYTES = 1_400

async function nestRates(parallel: number, rounds: number): Promise<number[]> {
  const node = await TestNode.start({ name: 'bench' })
  try {
    const namespaceId = await node.createNamespace()
    const [left, right] = [await node.createGroup(namespaceId, 'Left'), await node.createGroup(namespaceId, 'Right')]
    const children = await Promise.all(
      Array.from({ length: parallel }, (_, index) => node.createGroup(namespaceId, `Child ${index}`)),
    )
    const moveBackAndForth = async (childGroupId: string) => {
      for (let call = 0; call < CALLS / parallel; call++) {
        const answer = await node.call('POST', `/groups/${call % 2 === 0 ? left : right}/nest`, { childGroupId })
        if (answer.status !== 200) throw new Error(answer.text)
      }
    }
    const rates: number[] = []
    for (let round = 0; round < rounds; round++) {
      const ms = await timed(() => Promise.all(children.map(moveBackAndForth)))
      rates.push((1000 * Math.floor(CALLS / parallel) * parallel) / ms)
    }
    return rates
  } finally {
    await node.dispose()
  }
}

async function insertRates(rounds: number): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const database = openDatabase(join(folder, 'bare.db'))
  try {
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE bare (number INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT',
    )
    const insert = database.prepare('INSERT INTO bare (json) VALUES (?)')
    const row = 'x'.repeat(ROW_BYTES)
    const rates: number[] = []
    for (let round = 0; round < rounds; round++) {
      const ms = await timed(async () => {
        for (let call = 0; call < CALLS; call++) insert.run(row)
      })
      rates.push((1000 * CALLS) / ms)
    }
    return rates
  } finally {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

export async function benchWrites(): Promise<string[]> {
  const bare = figure(await insertRates(5))
  const one = figure(await nestRates(1, 5))
  const many = figure(await nestRates(20, 5))
  return [
    `bare SQLite inserts of ${ROW_BYTES} bytes: ${say(bare, '/s')}`,
    `nest calls, one caller: ${say(one, '/s')}; ratio ${ratio(one, bare)}`,
    `nest calls, twenty callers: ${say(many, '/s')}; ratio ${ratio(many, bare)}`,
  ]
}
