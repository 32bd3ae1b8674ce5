/**
 * No key ever leaves a node, and an invitation's salt leaves it only in the answer that issues it: every answer, every
 * event, every line of output and every file of two nodes is searched, in each form that a secret could be written in.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { base58, base64, base64urlnopad, hex } from '@scure/base'
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { namespaceGroupsAnswer } from '#shared/wire/namespace-groups.ts'
import { createSqliteStore } from '../storage/sqlite-store.ts'
import { inviteAll } from '../testing/answers.ts'
import type { TestNode } from '../testing/cluster.ts'
import { startPair } from '../testing/nodes.ts'
import { EventReader } from '../testing/resuming-reader.ts'

const PORTS = { port: 0 }
/** What was answered, what was printed. */
const answers: string[] = []
const printed: string[] = []
const issued: string[] = []
const salts: Uint8Array[] = []
const homes: string[] = []
const { a, b } = await startPair()

/** Everything that a text could hold instead of these bytes. */
const formsOf = (bytes: Uint8Array): string[] => [
  hex.encode(bytes),
  base58.encode(bytes),
  base64urlnopad.encode(bytes),
  // Without its last digit, which depends on the padding.
  base64.encode(bytes).slice(0, 42),
  [...bytes].join(','),
  [...bytes].join(', '),
]
const holds = (text: string, secret: Uint8Array): boolean =>
  formsOf(secret).some((form) => text.toLowerCase().includes(form.toLowerCase()))

async function ask(node: TestNode, method: string, path: string, body?: unknown): Promise<string> {
  const answer = await node.call(method, path, body)
  const text = `${[...answer.headers].join('\n')}\n${answer.text}`
  answers.push(text)
  return text
}

beforeEach(() => {
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, method).mockImplementation((...parts) => {
      printed.push(
        parts.map((part) => (part instanceof Error ? `${part.stack} ${JSON.stringify(part)}` : String(part))).join(' '),
      )
    })
})
beforeAll(async () => {
  homes.push(a.home, b.home)
})

test('both nodes are asked everything, and refuse much', async () => {
  const events = await EventReader.open(a)
  await events.ready()
  const namespaceId = await a.createNamespace('Secrets')
  const team = await a.createGroup(namespaceId, 'team')
  const invitation = await inviteAll(a, namespaceId)
  issued.push(JSON.stringify(invitation))
  for (const { invitation: signed } of invitation.invitations)
    salts.push(Uint8Array.from(signed.invitation.secret_salt))
  expect(salts).toHaveLength(2)
  // Refused before, done, and done again.
  await ask(b, 'POST', `/namespaces/${namespaceId}/join`, {
    ...invitation,
    details: { ...invitation.details, signature: 'ab'.repeat(64) },
  })
  await ask(b, 'POST', `/namespaces/${team}/join`, invitation)
  await a.stop()
  await ask(b, 'POST', `/namespaces/${namespaceId}/join`, invitation)
  await a.restart(PORTS)
  const known = new Set(
    await Promise.all(
      [b, b].map(() => ask(b, 'POST', `/namespaces/${namespaceId}/join`, { data: invitation, subscribe: true })),
    ),
  )
  expect([...known].join()).toContain('"alreadyMember"')
  for (const node of [a, b]) {
    const publicKey = await node.identity(namespaceId)
    await node.expect(namespaceGroupsAnswer, 'GET', `/namespaces/${namespaceId}/groups`)
    for (const path of [
      '/capabilities',
      '/health',
      '/node',
      '/applications',
      '/namespaces',
      '/contexts',
      `/namespaces/${namespaceId}`,
      `/namespaces/${namespaceId}/identity`,
      `/namespaces/${namespaceId}/groups`,
      `/namespaces/${namespaceId}/activity?limit=100`,
      `/groups/${namespaceId}`,
      `/groups/${team}`,
      `/groups/${team}/members`,
      `/groups/${team}/contexts`,
      `/groups/${team}/members/${publicKey}/capabilities`,
    ])
      await ask(node, 'GET', path)
    for (const body of [{ alias: 'x' }, { alias: '\u202e' }, [invitation]])
      await ask(node, 'PUT', `/groups/${team}/alias`, body)
    await ask(node, 'POST', '/install-dev-application', { path: join(node.home, 'grove.db') })
    await ask(node, 'POST', '/contexts', { groupId: team })
    await ask(node, 'POST', `/groups/${team}/sync`)
    await ask(node, 'DELETE', `/groups/${team}`)
    await ask(node, 'GET', `/groups/${team}`)
  }
  const reader = await EventReader.open(a, 'unknown')
  answers.push(JSON.stringify(await reader.take(1)))
  reader.close()
  events.close()
  expect(answers.length).toBeGreaterThan(40)
})

test('no key is in an answer or in the output', async () => {
  await b.stop()
  await a.stop()
  const keys = homes.flatMap((home) => {
    const store = createSqliteStore(home)
    const found = store.namespaces().flatMap(({ namespaceId }) => store.identity(namespaceId)?.secretKey ?? [])
    store.close()
    return found
  })
  expect(keys).toHaveLength(2)
  for (const key of keys)
    for (const text of [...answers, ...issued, ...printed]) expect(holds(text, key), text.slice(0, 200)).toBe(false)
})

test('no salt is in another answer than its own, in the output, or on a disk', () => {
  for (const salt of salts) {
    expect(issued.some((text) => holds(text, salt))).toBe(true)
    for (const text of [...answers, ...printed]) expect(holds(text, salt), text.slice(0, 200)).toBe(false)
    for (const home of homes)
      for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const bytes = readFileSync(join(entry.parentPath, entry.name))
        expect(bytes.includes(Buffer.from(salt)), entry.name).toBe(false)
        expect(holds(bytes.toString('latin1'), salt), entry.name).toBe(false)
      }
  }
})
