/**
 * `npm start`: builds the dashboard when it is missing or out of date, then becomes the node.
 * Plain JavaScript, so that it can still speak when nothing is installed.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildDashboard } from './build-dashboard.js'

const root = fileURLToPath(new URL('..', import.meta.url))
/** Why the node cannot start at all; undefined when it can. */
function obstacle() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    return `This needs Node.js 20.19 or newer; here it is ${process.versions.node}.`
  }
  const installed = ['tsx', 'vite', 'zod'].every((name) => existsSync(join(root, 'node_modules', name)))
  return installed ? undefined : 'The packages it needs are not installed yet. Run "npm ci" first.'
}

async function start() {
  const reason = obstacle()
  if (reason !== undefined) {
    console.error(reason)
    process.exitCode = 1
    return
  }
  try {
    buildDashboard()
  } catch (error) {
    console.error(`The dashboard could not be built: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
    return
  }
  const { register } = await import('tsx/esm/api')
  register()
  const demo = process.argv.indexOf('--demo')
  if (demo >= 0) {
    process.argv.splice(demo, 1)
    await import('./demo.ts')
    return
  }
  const { main } = await import('../node/main.ts')
  await main(process.argv.slice(2))
}

await start()
