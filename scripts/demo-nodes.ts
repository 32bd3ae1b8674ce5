/** Three nodes on one machine that know each other, each in a process of its own. For the demo and for development. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { buildDashboard } from './build-dashboard.js'
import { plantSample } from './demo-sample.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const NAMES = ['Alder', 'Birch', 'Cedar']
const START_TIMEOUT_MS = 60_000
/** Longer than a node takes to end its requests. */
const STOP_TIMEOUT_MS = 15_000
const LINES_KEPT = 40

export type DemoOptions = { port: number; peerPort: number; home: string | undefined }
type DemoNode = { name: string; url: string; dashboardUrl: string; pid: number | undefined }
export type Demo = {
  nodes: DemoNode[]
  /** Resolves with a sentence when one of them ends by itself. */
  died: Promise<string>
  stop(): Promise<void>
}

/** `--port`, `--peer-port` and `--home` of the command line. */
export function parseDemoOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: { port: { type: 'string' }, 'peer-port': { type: 'string' }, home: { type: 'string' } },
  })
  const portOf = (name: 'port' | 'peer-port', normal: number): number => {
    const port = values[name] === undefined ? normal : Number(values[name])
    if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port
    throw new Error(`--${name} is the first of three ports: a number from 1 to 65533.`)
  }
  return { port: portOf('port', 2528), peerPort: portOf('peer-port', 2428), home: values.home }
}

type Running = DemoNode & { child: ChildProcess; lines: string[]; ended: Promise<unknown> }

function startNode(index: number, options: DemoOptions, home: string): Running {
  const name = NAMES[index] ?? `Node ${index + 1}`
  const port = options.port + index
  const peers = NAMES.map((_, other) => options.peerPort + other).filter((each) => each !== options.peerPort + index)
  const args = [
    ...['--name', name, '--port', String(port), '--peer-port', String(options.peerPort + index)],
    ...['--home', join(home, name.toLowerCase())],
    ...peers.flatMap((peer) => ['--peer', `http://127.0.0.1:${peer}`]),
  ]
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'scripts', 'demo-node.ts'), ...args], {
    cwd: root,
    // The channel tells the node when this process is gone. A group of its own keeps ctrl-C for us to hand on.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => line !== ''))
      lines.splice(0, lines.length - LINES_KEPT)
    })
  }
  const url = `http://127.0.0.1:${port}`
  return {
    name,
    url,
    dashboardUrl: `${url}/admin-dashboard/`,
    pid: child.pid,
    child,
    lines,
    ended: once(child, 'exit'),
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/admin-api/health`, { signal: AbortSignal.timeout(2000) })
    await answer.body?.cancel()
    return answer.ok
  } catch {
    return false // Nobody listens yet.
  }
}

async function untilHealthy(node: Running, died: Promise<string>): Promise<void> {
  let end: string | undefined
  void died.then((sentence) => {
    end = sentence
  })
  const lastMoment = Date.now() + START_TIMEOUT_MS
  while (!(await isHealthy(node.url))) {
    if (end !== undefined) throw new Error(end)
    if (Date.now() > lastMoment) throw new Error(`${node.name} did not start in time.\n${node.lines.join('\n')}`)
    await wait(100)
  }
  if (end !== undefined) throw new Error(end)
}

/** Starts the three nodes, installs the sample application on each, and plants a namespace on the first. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  buildDashboard()
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'grove-demo-'))
  const nodes = NAMES.map((_, index) => startNode(index, options, home))
  let stopping: Promise<void> | undefined
  const died = new Promise<string>((resolve) => {
    for (const node of nodes) {
      void node.ended.then(() => {
        if (stopping === undefined) resolve(`${node.name} has ended by itself.\n${node.lines.join('\n')}`)
      })
    }
  })
  const stopAll = async () => {
    for (const { child } of nodes) child.kill('SIGTERM')
    const patience = setTimeout(() => {
      for (const { child } of nodes) child.kill('SIGKILL')
    }, STOP_TIMEOUT_MS)
    await Promise.all(nodes.map((node) => node.ended))
    clearTimeout(patience)
    if (options.home === undefined) rmSync(home, { recursive: true, force: true })
  }
  const stop = () => {
    stopping ??= stopAll()
    return stopping
  }
  try {
    await Promise.all(nodes.map((node) => untilHealthy(node, died)))
    await plantSample(nodes.map((node) => node.url))
  } catch (error) {
    await stop()
    throw error
  }
  return { nodes: nodes.map(({ name, url, dashboardUrl, pid }) => ({ name, url, dashboardUrl, pid })), died, stop }
}

/** Resolves when the process is asked to end. */
export function untilAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}
