/** What one stage of the tests has found. */

export type Failure = { name: string; reason: string }
export type StageResult = { passed: number; failures: Failure[] }

/** A stage that is right or wrong as a whole. */
export const oneTest = (name: string, right: boolean, reason: string): StageResult =>
  right ? { passed: 1, failures: [] } : { passed: 0, failures: [{ name, reason }] }

/**
 * A stage that counts its tests. One that ends badly without a failed test, or has none at all, has failed itself:
 * silence is not success.
 */
export function countedTests(
  name: string,
  counted: StageResult | undefined,
  code: number,
  output: string,
): StageResult {
  const tail = output.trimEnd().split('\n').slice(-60).join('\n')
  if (counted === undefined) return { passed: 0, failures: [{ name: `${name} did not get to its end`, reason: tail }] }
  const failures = [...counted.failures]
  if (failures.length === 0 && code !== 0) failures.push({ name: `${name} ended with code ${code}`, reason: tail })
  if (failures.length === 0 && counted.passed === 0) failures.push({ name: `${name} found no tests`, reason: tail })
  return { passed: counted.passed, failures }
}

// biome-ignore lint/complexity/useRegexLiterals: as a literal it would hold a control character
const COLOURS = new RegExp('\\u001b\\[[0-9;]*m', 'g')

/** The text of a failure, without colours and not without end. */
export const plainReason = (text: string): string => text.replace(COLOURS, '').split('\n').slice(0, 40).join('\n')
