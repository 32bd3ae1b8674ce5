/** From `npm start` to the first answer, beside starting Node alone. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../node/testing/cutting-proxy.ts'
import { figure, ratio, say, timed } from './stats.ts'

async function startOnce(): Promise<number> {
  const [port, peerPort] = [await freePort(), await freePort()]
  const home = mkdtempSync(join(tmpdir(), 'grove-bench-'))
  const start = performance.now()
  const child = spawn(
    'npm',
    ['start', '--silent', '--', '--port', `${port}`, '--peer-port', `${peerPort}`, '--home', home],
    { stdio: 'ignore', detached: true },
  )
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/admin-api/health`).catch(() => undefined)
      if (answer?.ok === true) return performance.now() - start
      await pause(5)
    }
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
    await once(child, 'exit')
    rmSync(home, { recursive: true, force: true })
  }
}

const bareNode = () =>
  timed(async () => {
    await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit')
  })

export async function benchStart(): Promise<string[]> {
  await startOnce() // Builds the dashboard if it is missing.
  const [started, bare] = [[] as number[], [] as number[]]
  for (let round = 0; round < 5; round++) {
    started.push(await startOnce())
    bare.push(await bareNode())
  }
  const [node, reference] = [figure(started), figure(bare)]
  return [
    `npm start to the first answer: ${say(node, 'ms')}; starting Node alone: ${say(reference, 'ms')}; ratio ${ratio(node, reference)}`,
  ]
}
