/** The reports that the two test runners write, read for their counts and their failures. */
import * as z from 'zod/mini'
import { type Failure, plainReason, type StageResult } from './stage.ts'

const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.optional(z.nullable(z.array(z.string()))),
        }),
      ),
    }),
  ),
})

/** Counts of vitest's report; undefined when the text is none. */
export function readVitestReport(text: string, root: string): StageResult | undefined {
  const report = parseJson(vitestReport, text)
  if (report === undefined) return undefined
  const failures: Failure[] = []
  let passed = 0
  for (const file of report.testResults) {
    const path = file.name.replace(root, '')
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed++
      else if (test.status === 'failed') {
        failures.push({
          name: `${path}: ${test.fullName}`,
          reason: plainReason((test.failureMessages ?? []).join('\n').replaceAll(root, '')),
        })
      }
    }
    // A file that could not be loaded, or whose set-up failed, has no failed test to show for it.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      failures.push({ name: path, reason: plainReason(file.message ?? 'The file could not be run.') })
    }
  }
  return { passed, failures }
}

const errorSchema = z.object({ message: z.optional(z.string()) })
const browserTest = z.object({
  expectedStatus: z.string(),
  results: z.array(z.object({ status: z.string(), errors: z.optional(z.array(errorSchema)) })),
})
const browserSuite = z.object({
  title: z.string(),
  specs: z.optional(
    z.array(z.object({ title: z.string(), file: z.string(), line: z.int(), tests: z.array(browserTest) })),
  ),
  get suites() {
    return z.optional(z.array(browserSuite))
  },
})
const browserReport = z.object({ suites: z.array(browserSuite), errors: z.array(errorSchema) })

/** Counts of Playwright's report; undefined when the text is none. */
export function readBrowserReport(text: string): StageResult | undefined {
  const report = parseJson(browserReport, text)
  if (report === undefined) return undefined
  const failures: Failure[] = report.errors.map((error) => ({
    name: 'the browser tests',
    reason: plainReason(error.message ?? 'They could not be run.'),
  }))
  let passed = 0
  const visit = (suite: z.infer<typeof browserSuite>, path: readonly string[]): void => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const last = test.results.at(-1)
        if (last?.status === 'skipped') continue
        if (last?.status === test.expectedStatus) passed++
        else {
          const reason = (last?.errors ?? []).map((error) => error.message ?? '').join('\n')
          failures.push({
            name: [`${spec.file}:${spec.line}`, ...path, spec.title].join(' › '),
            reason: plainReason(reason === '' ? (last?.status ?? 'It was not run.') : reason),
          })
        }
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, [...path, inner.title])
  }
  for (const suite of report.suites) visit(suite, [])
  return { passed, failures }
}

function parseJson<Schema extends z.ZodMiniType>(schema: Schema, text: string): z.infer<Schema> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // A runner that was ended leaves half a report, or none.
  }
}
