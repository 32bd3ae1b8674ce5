/** `npm start`: one node from the command line. */
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { ConfigError, readConfig } from './config.ts'
import { DashboardMissingError } from './http/dashboard-files.ts'
import { type RunningNode, startNode } from './start-node.ts'
import { StorageError } from './storage/store.ts'

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

function openBrowser(url: string): void {
  const command = process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open'
  spawn(command, [url], { stdio: 'ignore', detached: true })
    .on('error', () => console.log(`No browser could be opened here. Open ${url} yourself.`))
    .unref()
}

/** Starts a node by its flags and runs until it is told to stop. */
export async function main(args: readonly string[]): Promise<void> {
  // Whatever the node writes is its owner's alone.
  process.umask(0o077)
  let node: RunningNode
  try {
    const config = readConfig(args)
    node = await startNode(config)
    console.log(`Grove node "${config.name}" is running. Its data is in ${config.home}.`)
    console.log(`Dashboard: ${node.dashboardUrl}`)
    if (config.open) openBrowser(node.dashboardUrl)
  } catch (error) {
    const known =
      error instanceof ConfigError ||
      error instanceof StorageError ||
      error instanceof DashboardMissingError ||
      isCode(error, 'EADDRINUSE') ||
      isCode(error, 'EACCES')
    const hint = isCode(error, 'EADDRINUSE')
      ? ' Another program listens there: choose other ports with --port and --peer-port.'
      : ''
    console.error(known && error instanceof Error ? error.message + hint : error)
    process.exitCode = 1
    return
  }
  const stop = () => {
    console.log('Stopping.')
    node.stop().catch((error: unknown) => {
      console.error(error)
      process.exitCode = 1
    })
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await main(process.argv.slice(2))
