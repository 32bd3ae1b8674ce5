/** Nodes that are killed in the middle of their work. What was acknowledged is there when they come back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { parseGroupId } from '#shared/domain/ids.ts'
import { errorSchema } from '#shared/wire/errors.ts'
import { namespaceGroupsAnswer } from '#shared/wire/namespace-groups.ts'
import { namespaceAnswer } from '#shared/wire/namespace-views.ts'
import { createGroupAnswer, createNamespaceAnswer, identityAnswer } from '#shared/wire/namespaces.ts'
import { operationAnswer } from '#shared/wire/node.ts'
import { foldVerified } from './app/namespaces.ts'
import { parseReceivedEntry } from './log/entry.ts'
import { CuttingProxy, freePort } from './testing/cutting-proxy.ts'
import { NodeProcess, startSecond } from './testing/node-process.ts'
import { createNodes } from './testing/nodes.ts'
import { storedLog } from './testing/stored.ts'

const LONG = process.env.GROVE_LONG !== undefined
const ROUNDS = LONG ? 20 : 4
const WRITERS = 6
const TIMEOUT_MS = LONG ? 600_000 : 120_000

const processes: NodeProcess[] = []
const inProcess = createNodes()
afterEach(async () => {
  for (const node of processes.splice(0)) {
    await node.kill()
    rmSync(node.home, { recursive: true })
  }
})
async function startProcess(): Promise<NodeProcess> {
  const node = await NodeProcess.start(mkdtempSync(join(tmpdir(), 'grove-crash-')))
  processes.push(node)
  return node
}

async function createNamespace(node: NodeProcess): Promise<string> {
  const installed = await node.call('POST', '/install-sample-application', {})
  const { applicationId } = z.object({ data: z.object({ applicationId: z.string() }) }).parse(installed.json).data
  const created = await node.call('POST', '/namespaces', { applicationId })
  return createNamespaceAnswer.parse(created.json).data.namespaceId
}

/** Every entry verifies, and the node shows exactly what they come to. Answers the ids of the groups. */
async function expectSound(node: NodeProcess, namespaceId: string): Promise<Set<string>> {
  const id = parseGroupId(namespaceId)
  const entries = storedLog(node.home, namespaceId).map((text) => {
    const parsed = parseReceivedEntry(JSON.parse(text))
    if (!parsed.ok) throw new Error(parsed.message)
    return parsed.entry
  })
  if (id === undefined) throw new Error('This is no id.')
  const state = foldVerified(id, entries)
  const shown = namespaceGroupsAnswer.parse((await node.call('GET', `/namespaces/${namespaceId}/groups`)).json).data
  const folded = [...state.groups.values()].filter((group) => group.parentId !== undefined)
  expect(new Map(shown.map((group) => [group.groupId, [group.parentId, group.alias]]))).toEqual(
    new Map(folded.map((group) => [group.groupId, [group.parentId, group.alias]])),
  )
  return new Set(shown.map(({ groupId }) => groupId))
}

type Outcome = 'acknowledged' | 'refused' | 'unknown' | 'cut'
type Write = { alias: string; outcome: Outcome; groupId?: string; code?: string; operationId?: unknown }

/** Creates groups, several at a time, until the node no longer answers or `isEnough` says so. */
async function writeUntilCut(
  node: NodeProcess,
  namespaceId: string,
  round: string,
  onWrite: (writes: readonly Write[]) => void,
  isEnough: () => boolean = () => false,
): Promise<Write[]> {
  const writes: Write[] = []
  const one = async (alias: string): Promise<Write> => {
    try {
      const { status, json } = await node.call('POST', `/namespaces/${namespaceId}/groups`, { groupAlias: alias })
      if (status === 200) return { alias, outcome: 'acknowledged', groupId: createGroupAnswer.parse(json).data.groupId }
      const { code, details } = errorSchema.parse(json)
      return {
        alias,
        outcome: code === 'outcome_unknown' ? 'unknown' : 'refused',
        code,
        operationId: details?.operationId,
      }
    } catch {
      return { alias, outcome: 'cut' } // The node is dead: that is what this is about.
    }
  }
  const writer = async (name: number): Promise<void> => {
    for (let count = 0; !isEnough(); count++) {
      const write = await one(`${round} ${name} ${count}`)
      writes.push(write)
      onWrite(writes)
      if (write.outcome === 'cut') return
    }
  }
  await Promise.all(Array.from({ length: WRITERS }, (_, name) => writer(name)))
  return writes
}
const countOf = (writes: readonly Write[], outcome: Outcome) =>
  writes.filter((write) => write.outcome === outcome).length

/** The same moments in every run: after how many acknowledged writes the blow falls. */
const momentOf = (round: number): number => 1 + (((round * 7919) % 97) % (LONG ? 60 : 25))

test(
  'every acknowledged write of a killed node is there when it comes back, and nothing is half done',
  async () => {
    const node = await startProcess()
    const namespaceId = await createNamespace(node)
    const acknowledged: string[] = []
    const aliases = new Set<string>()
    for (let round = 1; round <= ROUNDS; round++) {
      const moment = momentOf(round)
      let killed: Promise<void> | undefined
      const writes = await writeUntilCut(node, namespaceId, `round ${round}`, (so) => {
        if (countOf(so, 'acknowledged') >= moment) killed ??= node.kill()
      })
      await killed
      expect(countOf(writes, 'cut')).toBe(WRITERS)
      expect(countOf(writes, 'refused')).toBe(0)
      for (const { alias, groupId } of writes) {
        aliases.add(alias)
        if (groupId !== undefined) acknowledged.push(groupId)
      }
      await node.start()
      const ids = await expectSound(node, namespaceId)
      expect(acknowledged.filter((groupId) => !ids.has(groupId))).toEqual([])
      // What was under way may have been done, and nothing else was.
      expect(ids.size - acknowledged.length).toBeLessThanOrEqual(round * WRITERS)
      expect(storedLog(node.home, namespaceId).length).toBe(ids.size + 1)
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS)
  },
  TIMEOUT_MS,
)

async function startPair() {
  const [one, two] = await Promise.all([startProcess(), startProcess()])
  const namespaceId = await createNamespace(one)
  const invitation = (await one.call('POST', `/namespaces/${namespaceId}/invite`, {})).json
  const joined = await two.call('POST', `/namespaces/${namespaceId}/join`, { invitation, subscribe: true })
  expect(joined.status).toBe(200)
  const { publicKey } = identityAnswer.parse((await two.call('GET', `/namespaces/${namespaceId}/identity`)).json)
  await one.call('PUT', `/groups/${namespaceId}/members/${publicKey}/role`, { role: 'Admin' })
  return { one, two, namespaceId }
}
const sync = (node: NodeProcess, namespaceId: string) => node.call('POST', `/groups/${namespaceId}/sync`, {})

test(
  'a replica that is killed while the coordinator writes comes back with a prefix, and catches up',
  async () => {
    const { one, two, namespaceId } = await startPair()
    let killed: Promise<void> | undefined
    const writes = await writeUntilCut(
      one,
      namespaceId,
      'coordinator',
      (so) => {
        if (so.length >= 20) killed ??= two.kill()
      },
      () => killed !== undefined,
    )
    await killed
    expect(countOf(writes, 'acknowledged')).toBe(writes.length)
    const log = storedLog(one.home, namespaceId)
    const copy = storedLog(two.home, namespaceId)
    expect(copy).toEqual(log.slice(0, copy.length))
    await two.start()
    expect((await sync(two, namespaceId)).status).toBe(200)
    await expectSound(two, namespaceId)
    expect(storedLog(two.home, namespaceId)).toEqual(log)
  },
  TIMEOUT_MS,
)

test(
  'a coordinator that is killed while a replica writes has all that the replica acknowledged, and no more than was sent',
  async () => {
    const { one, two, namespaceId } = await startPair()
    let killed: Promise<void> | undefined
    const writes = await writeUntilCut(
      two,
      namespaceId,
      'replica',
      (so) => {
        if (countOf(so, 'acknowledged') >= 12) killed ??= one.kill()
      },
      () => killed !== undefined,
    )
    await killed
    expect(countOf(writes, 'cut')).toBe(0)
    for (const { code } of writes.filter(({ outcome }) => outcome === 'refused'))
      expect(code).toBe('coordinator_unreachable')
    await one.start()
    // What was unknown resolves by itself; the question for it is answered as soon as it is known.
    const unknown = writes.flatMap(({ operationId }) => (typeof operationId === 'string' ? [operationId] : []))
    const isApplied = async (operationId: string): Promise<boolean> => {
      for (;;) {
        await sync(two, namespaceId)
        const { state } = operationAnswer.parse((await two.call('GET', `/operations/${operationId}`)).json).data
        if (state === 'applied' || state === 'refused') return state === 'applied'
      }
    }
    const applied = (await Promise.all(unknown.map(isApplied))).filter((yes) => yes).length
    expect((await sync(two, namespaceId)).status).toBe(200)
    const ids = await expectSound(two, namespaceId)
    expect(storedLog(two.home, namespaceId)).toEqual(storedLog(one.home, namespaceId))
    const acknowledged = writes.flatMap(({ groupId }) => groupId ?? [])
    expect(acknowledged.filter((groupId) => !ids.has(groupId))).toEqual([])
    expect(ids.size).toBe(acknowledged.length + applied)
  },
  TIMEOUT_MS,
)

test.each(['/join', '/log'])(
  'a node that is killed while it joins, at %s, has joined wholly or not at all',
  async (at) => {
    const proxy = await CuttingProxy.start()
    inProcess.stopLater(() => proxy.stop())
    proxy.targetPort = await freePort()
    const one = await inProcess.start({ name: 'one', peerPort: proxy.targetPort, peerUrl: proxy.url })
    const two = await startProcess()
    const namespaceId = await one.createNamespace()
    const invitation = await one.invite(namespaceId, { maxUses: 1 })
    let killed: Promise<void> | undefined
    proxy.lose = (line) => {
      if (!line.includes(at)) return 'nothing'
      killed ??= two.kill()
      return 'answer'
    }
    const path = `/namespaces/${namespaceId}/join`
    await expect(two.call('POST', path, { invitation })).rejects.toThrow()
    await killed
    proxy.lose = () => 'nothing'
    await two.start()
    expect((await two.call('GET', '/namespaces')).json).toEqual({ data: [] })
    expect((await two.call('POST', path, { invitation })).status).toBe(200)
    await expectSound(two, namespaceId)
    const { memberCount } = namespaceAnswer.parse((await two.call('GET', `/namespaces/${namespaceId}`)).json).data
    expect(memberCount).toBe(2)
  },
  TIMEOUT_MS,
)

test(
  'a second node on the same folder refuses with a clear sentence, and the first goes on',
  async () => {
    const node = await startProcess()
    const { code, said } = await startSecond(node.home)
    expect(code).toBe(1)
    expect(said.trim()).toBe(
      `Another node is running on the data folder ${node.home}. Stop it, or choose another folder.`,
    )
    expect((await node.call('GET', '/health')).status).toBe(200)
  },
  TIMEOUT_MS,
)
