import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { applicationsAnswer } from '#shared/wire/applications.ts'
import { namespaceGroupsAnswer } from '#shared/wire/namespace-groups.ts'
import { namespacesAnswer } from '#shared/wire/namespace-views.ts'
import { parseDemoOptions } from './demo-nodes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Does nobody listen on this port? */
async function isFree(port: number): Promise<boolean> {
  const server = createServer()
  const listening = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).once('listening', () => resolve(true))
  })
  server.listen(port, '127.0.0.1')
  const free = await listening
  if (free) await new Promise((resolve) => server.close(resolve))
  return free
}
/** The first of as many free ports in a row. */
async function freePorts(count: number): Promise<number> {
  for (;;) {
    const first = 21_000 + Math.floor(Math.random() * 9000)
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)))
    if (free.every((each) => each)) return first
  }
}

type Demo = {
  child: ChildProcess
  port: number
  lines: string[]
  exited: Promise<unknown[]>
  until(text: string): Promise<void>
}
const demos: Demo[] = []

/** The demo prints which process each node is. */
const pidOf = (demo: Demo, name: string): number =>
  Number(new RegExp(`${name} .*\\(process (\\d+)\\)`).exec(demo.lines.join('\n'))?.[1])

async function start(...extra: string[]): Promise<Demo> {
  const port = await freePorts(6)
  const args = ['--import', 'tsx', 'scripts/demo.ts', '--port', String(port), '--peer-port', String(port + 3), ...extra]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const output = createInterface({ input: child.stdout })
  output.on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  const exited = once(child, 'exit')
  const until = async (text: string) => {
    while (!lines.some((line) => line.includes(text))) {
      const ended = await Promise.race([once(output, 'line').then(() => false), exited.then(() => true)])
      if (ended && !lines.some((line) => line.includes(text)))
        throw new Error(`"${text}" was not said:\n${lines.join('\n')}`)
    }
  }
  const demo = { child, port, lines, exited, until }
  demos.push(demo)
  return demo
}
async function ask<Schema extends z.ZodMiniType>(schema: Schema, port: number, path: string): Promise<z.infer<Schema>> {
  const answer = await fetch(`http://127.0.0.1:${port}/admin-api${path}`)
  expect(answer.status).toBe(200)
  return z.parse(schema, await answer.json())
}
/** Resolves when every port of the demo is free again; the test's own time limit says when that is too late. */
async function untilStopped({ port }: Demo): Promise<void> {
  for (let index = 0; index < 6; index++) while (!(await isFree(port + index))) await new Promise(setImmediate)
}

describe('the demo', () => {
  const home = mkdtempSync(join(tmpdir(), 'grove-demo-test-'))
  afterEach(async () => {
    for (const demo of demos.splice(0)) {
      demo.child.kill('SIGTERM')
      await demo.exited
    }
    rmSync(home, { recursive: true, force: true })
  })

  it('starts three nodes, plants a tree on the first, and stops all of them when asked', async () => {
    const demo = await start('--home', home)
    await demo.until('Ctrl-C')
    for (const index of [0, 1, 2]) {
      expect(demo.lines.join('\n')).toContain(`http://127.0.0.1:${demo.port + index}/admin-dashboard/`)
      const { apps } = (await ask(applicationsAnswer, demo.port + index, '/applications')).data
      expect(apps.map((app) => app.package)).toEqual(['network.grove.sample'])
    }
    const namespaces = (await ask(namespacesAnswer, demo.port, '/namespaces')).data
    expect(namespaces.map((each) => each.alias)).toEqual(['Sample'])
    const { data: groups } = await ask(
      namespaceGroupsAnswer,
      demo.port,
      `/namespaces/${namespaces[0]?.namespaceId}/groups`,
    )
    expect(groups).toHaveLength(12)
    expect(Math.max(...groups.map((group) => group.depth))).toBe(4)

    demo.child.kill('SIGINT')
    expect(await demo.exited).toEqual([0, null])
    await untilStopped(demo)
    expect(readdirSync(home).sort()).toEqual(['alder', 'birch', 'cedar'])

    // The data is kept, and nothing is planted twice.
    const again = await start('--home', home)
    await again.until('Ctrl-C')
    expect((await ask(namespacesAnswer, again.port, '/namespaces')).data).toHaveLength(1)
  }, 120_000)

  it('says so when a node dies, and stops the others', async () => {
    const demo = await start('--home', home)
    await demo.until('Ctrl-C')
    process.kill(pidOf(demo, 'Birch'), 'SIGKILL')
    expect(await demo.exited).toEqual([1, null])
    expect(demo.lines.join('\n')).toContain('Birch has ended by itself.')
    await untilStopped(demo)
  }, 120_000)

  it('leaves nothing running when it is killed itself', async () => {
    const demo = await start('--home', home)
    await demo.until('Ctrl-C')
    demo.child.kill('SIGKILL')
    await demo.exited
    await untilStopped(demo)
  }, 120_000)

  it('says which port is taken', async () => {
    const taken = createServer((socket) => socket.destroy())
    taken.listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const demo = await start('--port', String(port))
    expect(await demo.exited).toEqual([1, null])
    expect(demo.lines.join('\n')).toContain(String(port))
    await new Promise((resolve) => taken.close(resolve))
  }, 120_000)
})

describe('the options of the demo', () => {
  it('have the usual ports by default', () => {
    expect(parseDemoOptions([])).toEqual({ port: 2528, peerPort: 2428, home: undefined })
    expect(parseDemoOptions(['--port', '9000', '--peer-port', '9100', '--home', 'x'])).toEqual({
      port: 9000,
      peerPort: 9100,
      home: 'x',
    })
  })
  it.each([['--port', 'x'], ['--port', '0'], ['--peer-port', '65534'], ['--what']])('refuse %s %s', (...args) => {
    expect(() => parseDemoOptions(args)).toThrow()
  })
})
