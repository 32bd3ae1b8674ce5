/** The stages of the tests, in the order in which a fault is cheapest to find. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildDashboard } from '../build-dashboard.js'
import { hasChromium } from '../chromium.ts'
import { readBrowserReport, readVitestReport } from './reports.ts'
import { packaged, root, runCommand } from './run-command.ts'
import { countedTests, oneTest, type StageResult } from './stage.ts'

const MINUTE_MS = 60_000
const isLong = process.env.GROVE_LONG === '1'
const LONG = isLong ? 4 : 1
const FONTS = 'fonts-liberation'

async function types(): Promise<StageResult> {
  const said: string[] = []
  for (const part of ['shared', 'node', 'dashboard', 'tests']) {
    const args = [packaged('typescript/bin/tsc'), '-p', `tsconfig.${part}.json`, '--pretty', 'false']
    const { code, output } = await runCommand(process.execPath, args, { timeoutMs: 5 * MINUTE_MS })
    if (code !== 0) said.push(`${part}:\n${output.trimEnd()}`)
  }
  return oneTest('types', said.length === 0, said.join('\n'))
}

async function lint(): Promise<StageResult> {
  const args = [packaged('@biomejs/biome/bin/biome'), 'check', '.', '--colors=off', '--max-diagnostics=50']
  const { code, output } = await runCommand(process.execPath, args, { timeoutMs: 5 * MINUTE_MS })
  return oneTest('lint', code === 0, output.trimEnd())
}

async function boundaries(): Promise<StageResult> {
  const args = ['--import', 'tsx', 'scripts/check-architecture.ts']
  const { code, output } = await runCommand(process.execPath, args, { timeoutMs: 5 * MINUTE_MS })
  return oneTest('import boundaries', code === 0, output.trimEnd())
}

/** Where a runner writes its report; the last run's is taken away first, so that it cannot pass for this one's. */
function reportFile(name: string): string {
  const folder = join(root, 'test-results')
  mkdirSync(folder, { recursive: true })
  rmSync(join(folder, name), { force: true })
  return join(folder, name)
}
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // Not written: the stage has crashed, and is counted so.
  }
}

/** Nodes serve what was built, so this comes before anything that starts one. It counts only when it fails. */
async function build(): Promise<StageResult> {
  buildDashboard()
  return { passed: 0, failures: [] }
}

async function unit(): Promise<StageResult> {
  const file = reportFile('unit.json')
  const args = [packaged('vitest/vitest.mjs'), 'run', '--reporter=json', '--reporter=dot', `--outputFile.json=${file}`]
  const { code, output } = await runCommand(process.execPath, args, { timeoutMs: 15 * LONG * MINUTE_MS })
  return countedTests('the unit tests', readVitestReport(read(file), root), code, output)
}

/** Fetches a browser where there is none. Returns why that failed; undefined when there is one. */
async function installChromium(): Promise<string | undefined> {
  if (hasChromium()) return undefined
  console.log('  installing Chromium')
  const timeoutMs = 10 * MINUTE_MS
  const isRoot = process.getuid?.() === 0
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const apt = async (...args: string[]) => runCommand('apt-get', ['-q', ...args], { timeoutMs, env })
  let output = ''
  if (isRoot && (await apt('--version')).code === 0) {
    output += (await apt('update')).output
    // Not every release of Debian has the first.
    for (const browser of ['chromium-headless-shell', 'chromium'])
      if (!hasChromium()) output += (await apt('install', '-y', '--no-install-recommends', browser, FONTS)).output
  }
  if (!hasChromium()) {
    const args = [packaged('@playwright/test/cli.js'), 'install', ...(isRoot ? ['--with-deps'] : []), 'chromium']
    output += (await runCommand(process.execPath, args, { timeoutMs })).output
  }
  return hasChromium() ? undefined : output
}

async function browser(): Promise<StageResult> {
  const missing = await installChromium()
  if (missing !== undefined) return oneTest('a browser for the browser tests', false, missing)
  const file = reportFile('browser.json')
  const args = [packaged('@playwright/test/cli.js'), 'test']
  const result = await runCommand(process.execPath, args, { timeoutMs: 52 * LONG * MINUTE_MS, live: true })
  return countedTests('the browser tests', readBrowserReport(read(file)), result.code, result.output)
}

export const STAGES: readonly { name: string; run: () => Promise<StageResult> }[] = [
  { name: 'types', run: types },
  { name: 'lint', run: lint },
  { name: 'import boundaries', run: boundaries },
  { name: 'build of the dashboard', run: build },
  { name: 'unit and contract tests', run: unit },
  { name: 'browser tests', run: browser },
]
