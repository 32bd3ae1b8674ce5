/** A node in a process of its own, killed in the middle of upgrades. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { installAnswer } from '#shared/wire/applications.ts'
import { createContextAnswer } from '#shared/wire/contexts.ts'
import { createNamespaceAnswer, identityAnswer } from '#shared/wire/namespaces.ts'
import { nodeContextsAnswer, upgradesAnswer } from '#shared/wire/upgrades.ts'
import { NodeProcess } from './testing/node-process.ts'
import { storedVersions } from './testing/stored.ts'
import { demoBundle } from './testing/upgrading.ts'

const LONG = process.env.GROVE_LONG !== undefined
const ROUNDS = LONG ? 50 : 4
const CONTEXTS = 12
const TIMEOUT_MS = LONG ? 3_600_000 : 180_000

const processes: NodeProcess[] = []
afterEach(async () => {
  for (const node of processes.splice(0)) {
    await node.kill()
    rmSync(node.home, { recursive: true })
  }
})

/** A call that has to succeed. */
async function ask<Schema extends z.ZodMiniType>(
  node: NodeProcess,
  schema: Schema,
  method: string,
  path: string,
  body?: unknown,
): Promise<z.infer<Schema>> {
  const { status, json } = await node.call(method, path, body)
  if (status !== 200) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(json)}`)
  return schema.parse(json)
}
const install = async (node: NodeProcess, version: '1.0.0' | '1.1.0') =>
  (await ask(node, installAnswer, 'POST', '/install-dev-application', { path: demoBundle(version) })).data.applicationId

type Prepared = { namespaceId: string; contextIds: string[]; policy: 'Automatic' | 'LazyOnAccess' }
/** Namespaces of the first version with contexts in them, one for each round; then the second version lies ready. */
async function prepare(node: NodeProcess): Promise<Prepared[]> {
  const applicationId = await install(node, '1.0.0')
  const rounds: Prepared[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const policy = round % 2 === 0 ? 'Automatic' : 'LazyOnAccess'
    const request = { applicationId, upgradePolicy: policy }
    const { namespaceId } = (await ask(node, createNamespaceAnswer, 'POST', '/namespaces', request)).data
    const contexts = Array.from({ length: CONTEXTS }, () =>
      ask(node, createContextAnswer, 'POST', '/contexts', { groupId: namespaceId }),
    )
    rounds.push({ namespaceId, policy, contextIds: (await Promise.all(contexts)).map(({ data }) => data.contextId) })
  }
  await install(node, '1.1.0')
  return rounds
}
const ownContexts = async (node: NodeProcess, namespaceId: string) => {
  const { publicKey } = await ask(node, identityAnswer, 'GET', `/namespaces/${namespaceId}/identity`)
  const path = `/namespaces/${namespaceId}/upgrades/nodes/${publicKey}`
  return (await ask(node, nodeContextsAnswer, 'GET', path)).data.contexts
}

const publish = (node: NodeProcess, namespaceId: string) =>
  node.call('POST', `/namespaces/${namespaceId}/upgrades`, { version: '1.1.0' })

/** Begins an upgrade and kills the node at the moment of this round. Resolves when the node is dead. */
const blows = {
  /** All contexts at once: some time after the request, up to four times what a write takes. */
  async Automatic(node: NodeProcess, { namespaceId }: Prepared, round: number) {
    const startedAt = performance.now()
    await node.call('PUT', `/groups/${namespaceId}/alias`, { alias: 'One write' })
    const writeMs = performance.now() - startedAt
    const work = Promise.allSettled([publish(node, namespaceId)])
    await new Promise((resolve) => setTimeout(resolve, (writeMs * ((round * 7919) % 100)) / 25))
    await node.kill()
    await work
  },
  /** As they are opened, all together: after so many answers. */
  async LazyOnAccess(node: NodeProcess, { namespaceId, contextIds }: Prepared, round: number) {
    expect((await publish(node, namespaceId)).status).toBe(200)
    let killed: Promise<void> | undefined
    let answered = 0
    const blow = () => {
      if (answered >= (round * 7919) % CONTEXTS) killed ??= node.kill()
    }
    blow()
    await Promise.allSettled(
      contextIds.map(async (id) => {
        await node.call('POST', `/contexts/${id}/open`, {})
        answered++
        blow()
      }),
    )
    await killed
  },
}

test(
  'contexts of a node that is killed in the middle of an upgrade are on the old version or on the new one',
  async () => {
    const node = await NodeProcess.start(mkdtempSync(join(tmpdir(), 'grove-upgrade-crash-')))
    processes.push(node)
    const outcomes = { none: 0, some: 0, all: 0 }
    for (const [round, prepared] of (await prepare(node)).entries()) {
      const { namespaceId, contextIds, policy } = prepared
      await blows[policy](node, prepared, round)
      // What lies on the disk before anybody could repair it.
      const stored = storedVersions(node.home, namespaceId)
      for (const { version } of stored) expect(version).toBe('1.1.0')
      const moved = stored.length
      outcomes[moved === 0 ? 'none' : moved === CONTEXTS ? 'all' : 'some']++
      if (policy === 'Automatic') expect([0, CONTEXTS]).toContain(moved)

      await node.start()
      const contexts = await ownContexts(node, namespaceId)
      expect(contexts).toHaveLength(CONTEXTS)
      for (const { version } of contexts) expect(['1.0.0', '1.1.0']).toContain(version)
      // It goes on where it was: what was published moves, and what was not published does not.
      const published = (await ask(node, upgradesAnswer, 'GET', `/namespaces/${namespaceId}/upgrades`)).data
        .publications
      if (policy === 'LazyOnAccess')
        for (const id of contextIds) expect((await node.call('POST', `/contexts/${id}/open`, {})).status).toBe(200)
      const wanted = published.length === 0 ? '1.0.0' : '1.1.0'
      expect([...new Set((await ownContexts(node, namespaceId)).map(({ version }) => version))]).toEqual([wanted])
    }
    console.log(`killed ${ROUNDS} times: ${JSON.stringify(outcomes)}`)
    // The blows fell before, in and after.
    if (LONG) for (const [when, count] of Object.entries(outcomes)) expect([when, count > 0]).toEqual([when, true])
  },
  TIMEOUT_MS,
)
