/** A node in a process of its own, which can be killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from './cutting-proxy.ts'

const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

function launch(home: string, port: number, peerPort: number, peers: readonly string[]): ChildProcess {
  const flags = ['--home', home, '--port', String(port), '--peer-port', String(peerPort)]
  const peerFlags = peers.flatMap((url) => ['--peer', url])
  return spawn(process.execPath, ['--import', 'tsx', 'node/main.ts', ...flags, ...peerFlags], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export class NodeProcess {
  readonly home: string
  readonly adminUrl: string
  readonly peerUrl: string
  readonly #ports: readonly [admin: number, peer: number]
  #child: ChildProcess | undefined

  private constructor(home: string, ports: readonly [number, number]) {
    this.home = home
    this.#ports = ports
    this.adminUrl = `http://127.0.0.1:${ports[0]}/admin-api`
    this.peerUrl = `http://127.0.0.1:${ports[1]}`
  }

  static async start(home: string): Promise<NodeProcess> {
    const node = new NodeProcess(home, [await freePort(), await freePort()])
    await node.start()
    return node
  }

  /** Resolves when it says that it runs; fails with what it said when it ends first. */
  async start(): Promise<void> {
    const child = launch(this.home, ...this.#ports, [])
    this.#child = child
    if (child.stdout === null || child.stderr === null) throw new Error('Its output is piped.')
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
    })
    for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('Dashboard:')) return
    throw new Error(`The node ended: ${said}`)
  }

  /** As a power cut would: no farewell, nothing flushed. */
  async kill(): Promise<void> {
    const child = this.#child
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  async call(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }> {
    const response = await fetch(`${this.adminUrl}${path}`, {
      method,
      headers: { connection: 'close', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, json: await response.json() }
  }
}

/** Starts a second node on a folder in use: its exit code, and what it says. */
export async function startSecond(home: string): Promise<{ code: unknown; said: string }> {
  const child = launch(home, await freePort(), await freePort(), [])
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += String(chunk)))
  const [code] = await once(child, 'close')
  return { code, said }
}
