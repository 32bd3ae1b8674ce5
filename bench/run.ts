/** `npm run bench`: figures as ratios within one run. Absolute times are this machine's, today's. */
import { benchMap } from './map.ts'
import { benchStart } from './start.ts'
import { benchWrites } from './writes.ts'

const parts = { start: benchStart, writes: benchWrites, map: benchMap }
const asked = new Set(process.argv.slice(2))

for (const [name, part] of Object.entries(parts)) {
  if (asked.size > 0 && !asked.has(name)) continue
  console.log(`\n${name}`)
  for (const line of await part()) console.log(`  ${line}`)
}
process.exit()
