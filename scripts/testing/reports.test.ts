import { describe, expect, it } from 'vitest'
import { readBrowserReport, readVitestReport } from './reports.ts'
import { countedTests, oneTest, plainReason } from './stage.ts'

describe("vitest's report", () => {
  const file = (status: string, assertionResults: object[], message = '') => ({
    name: '/root/node/a.test.ts',
    status,
    message,
    assertionResults,
  })
  const read = (...testResults: object[]) => readVitestReport(JSON.stringify({ testResults }), '/root/')

  it('is counted test by test', () => {
    const counted = read(
      file('failed', [
        { fullName: 'a one', status: 'passed', failureMessages: [] },
        {
          fullName: 'a two',
          status: 'failed',
          failureMessages: ['\u001b[31mError\u001b[39m: no\n at /root/node/a.ts:1'],
        },
        { fullName: 'a three', status: 'skipped' },
      ]),
      file('passed', [{ fullName: 'b', status: 'passed' }]),
    )
    expect(counted).toEqual({
      passed: 2,
      failures: [{ name: 'node/a.test.ts: a two', reason: 'Error: no\n at node/a.ts:1' }],
    })
  })

  it('has a failure for a file that could not be loaded', () => {
    expect(read(file('failed', [], 'Cannot find module'))).toEqual({
      passed: 0,
      failures: [{ name: 'node/a.test.ts', reason: 'Cannot find module' }],
    })
  })

  it.each(['', '{', '{}', 'null', '[]'])('is none when it reads %j', (text) => {
    expect(readVitestReport(text, '/')).toBeUndefined()
  })
})

describe("Playwright's report", () => {
  const spec = (title: string, ...results: object[]) => ({
    title,
    file: 'a.e2e.ts',
    line: 3,
    tests: [{ expectedStatus: 'passed', results }],
  })
  const read = (specs: object[], errors: object[] = []) =>
    readBrowserReport(JSON.stringify({ suites: [{ title: 'a.e2e.ts', suites: [{ title: 'inner', specs }] }], errors }))

  it('is counted test by test, at every depth', () => {
    const failed = { status: 'failed', errors: [{ message: '\u001b[2mno button\u001b[22m' }] }
    const counted = read([
      spec('works', { status: 'passed' }),
      spec('fails', failed),
      spec('hangs', { status: 'timedOut' }),
      spec('waits', { status: 'skipped' }),
      spec('was never run'),
    ])
    expect(counted).toEqual({
      passed: 1,
      failures: [
        { name: 'a.e2e.ts:3 › inner › fails', reason: 'no button' },
        { name: 'a.e2e.ts:3 › inner › hangs', reason: 'timedOut' },
        { name: 'a.e2e.ts:3 › inner › was never run', reason: 'It was not run.' },
      ],
    })
  })

  it('has a failure for what went wrong outside of any test', () => {
    expect(read([], [{ message: 'No tests found' }])?.failures).toEqual([
      { name: 'the browser tests', reason: 'No tests found' },
    ])
  })

  it.each(['', '{}'])('is none when it reads %j', (text) => {
    expect(readBrowserReport(text)).toBeUndefined()
  })
})

describe('a stage', () => {
  it('that is right counts as one, and so does one that is wrong', () => {
    expect(oneTest('types', true, '')).toEqual({ passed: 1, failures: [] })
    expect(oneTest('types', false, 'a.ts: no')).toEqual({
      passed: 0,
      failures: [{ name: 'types', reason: 'a.ts: no' }],
    })
  })

  it('has failed when it crashed, ended badly, or found nothing to do', () => {
    const none = { passed: 0, failures: [] }
    const some = { passed: 5, failures: [] }
    expect(countedTests('x', undefined, 1, 'boom').failures).toHaveLength(1)
    expect(countedTests('x', undefined, 0, '').failures).toHaveLength(1)
    expect(countedTests('x', some, 1, 'unhandled').failures).toEqual([
      { name: 'x ended with code 1', reason: 'unhandled' },
    ])
    expect(countedTests('x', none, 0, '').failures).toHaveLength(1)
    expect(countedTests('x', some, 0, '')).toEqual(some)
  })

  it('counts a failure once, though the runner ends badly because of it', () => {
    const counted = { passed: 1, failures: [{ name: 'a', reason: 'b' }] }
    expect(countedTests('x', counted, 1, '')).toEqual(counted)
  })

  it('does not talk without end', () => {
    expect(plainReason('line\n'.repeat(1000)).split('\n').length).toBeLessThanOrEqual(40)
  })
})
