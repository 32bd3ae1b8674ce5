/** A program for sqlite-store.test.ts: writes to a data folder until it is killed, or until it cannot. */
import { bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import { createSqliteStore } from './sqlite-store.ts'
import { entryRowOf } from './testing-store-model.ts'

const [folder = '', mode] = process.argv.slice(2)
const namespaceId = bytesToGroupId(new Uint8Array(32).fill(1))
const author = bytesToPublicKey(new Uint8Array(32).fill(3))
const store = createSqliteStore(folder)
const append = (json: string) => {
  const number = store.lastNumber(namespaceId) + 1
  store.appendEntry({ ...entryRowOf(namespaceId, number, author, `op-${number}`), json })
  return number
}
/** The name and the sentence of what `work` throws. */
const failure = (work: () => unknown): string => {
  try {
    work()
    return 'nothing'
  } catch (error) {
    return error instanceof Error ? `${error.name} ${error.message}` : String(error)
  }
}

if (mode === 'append') {
  for (;;) process.stdout.write(`${append('{}')}\n`)
} else {
  const fill = () => {
    for (;;) append('x'.repeat(20_000))
  }
  const lines = [
    failure(fill),
    failure(() => append('{}')),
    failure(() => store.transaction(() => store.writeNamespace({ namespaceId, subscribed: true }))),
    store.lastNumber(namespaceId),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}
