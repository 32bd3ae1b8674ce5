/** Builds the dashboard into dist/ when that is missing or out of date. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const SOURCES = ['src', 'shared', 'public', 'index.html', 'vite.config.ts', 'package-lock.json']

/** The time of the last change in a file, or in anything below a folder. */
function changedAtMs(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return 0
  if (!found.isDirectory()) return found.mtimeMs
  // A folder's own time tells of files that were removed.
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changedAtMs(join(path, name))))
}

function isBuilt() {
  const page = statSync(join(dist, 'index.html'), { throwIfNoEntry: false })
  return page !== undefined && SOURCES.every((source) => changedAtMs(join(root, source)) <= page.mtimeMs)
}

/** Builds beside, then swaps: a node that starts at the same time never serves half a dashboard. */
export function buildDashboard() {
  if (isBuilt()) return
  console.log('Building the dashboard. This happens once, and again when its sources change.')
  const startedAt = new Date()
  const fresh = join(root, 'node_modules', '.cache', `dist-${process.pid}`)
  const old = `${fresh}-old`
  try {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    execFileSync(process.execPath, [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    // What is changed while it builds is newer than what was built.
    utimesSync(join(fresh, 'index.html'), startedAt, startedAt)
    mkdirSync(dist, { recursive: true })
    renameSync(dist, old)
    renameSync(fresh, dist)
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
  }
}
