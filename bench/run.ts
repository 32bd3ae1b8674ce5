/**
 * `npm run bench [-- start writes map --rounds=5 --groups=100,1000]`: figures as ratios within one run. Absolute times
 * are this machine's, today's.
 */
import { parseArgs } from 'node:util'
import { benchMap } from './map/bench-map.ts'
import { benchStart } from './start.ts'
import { benchWrites } from './writes.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '5' }, groups: { type: 'string' } },
})
const options = { rounds: Number(values.rounds), counts: values.groups?.split(',').map(Number) }
if (!(options.rounds >= 1)) throw new RangeError('--rounds has to be a number, 1 or more.')

const parts = { start: benchStart, writes: benchWrites, map: benchMap }
const unknown = positionals.find((name) => !(name in parts))
if (unknown !== undefined)
  throw new RangeError(`There is no part ${unknown}; there are ${Object.keys(parts).join(', ')}.`)
for (const [name, part] of Object.entries(parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  console.log(`\n${name}`)
  for await (const line of await part(options)) console.log(`  ${line}`)
}
process.exit()
