/**
 * `npm test`: every check there is. The last line says how many passed and how many failed; types, lint and import
 * boundaries count as one each. `npm test -- types lint` runs only the stages whose names begin so.
 */
import { type Failure, plainReason, type StageResult } from './testing/stage.ts'
import { STAGES } from './testing/stages.ts'

/** A stage that throws has failed; the ones after it still run. */
async function safely(name: string, run: () => Promise<StageResult>): Promise<StageResult> {
  try {
    return await run()
  } catch (error) {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { passed: 0, failures: [{ name, reason: plainReason(reason) }] }
  }
}

const wanted = process.argv.slice(2)
const stages = STAGES.filter(({ name }) => wanted.length === 0 || wanted.some((each) => name.startsWith(each)))
const failures: Failure[] = []
let passed = 0
for (const { name, run } of stages) {
  console.log(`▸ ${name}`)
  const startedAtMs = Date.now()
  const result = await safely(name, run)
  passed += result.passed
  failures.push(...result.failures)
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1)
  console.log(`  ${result.passed} passed, ${result.failures.length} failed (${seconds} s)`)
  for (const failure of result.failures)
    console.log(`\n  ✗ ${failure.name}\n${failure.reason.replace(/^/gm, '    ')}\n`)
}
if (failures.length > 0) {
  console.log('\nFailed:')
  for (const { name } of failures) console.log(`  ✗ ${name}`)
}
if (stages.length === 0) console.log(`There is no such stage. There are: ${STAGES.map(({ name }) => name).join(', ')}.`)
console.log(`${passed} passed, ${failures.length} failed`)
if (failures.length > 0 || passed === 0) process.exitCode = 1
