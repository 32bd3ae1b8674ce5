/** Joins that break on their way, at every point where one can: nothing is left behind, and nothing is lost. */
import { join } from 'node:path'
import { beforeEach, expect, type MockInstance, test, vi } from 'vitest'
import type { ErrorCode } from '#shared/domain/refusals.ts'
import { DATABASE_FILE } from '../storage/data-folder.ts'
import { openDatabase } from '../storage/sqlite-store.ts'
import { inviteAll, inviteOne, namespaceIds, refusal } from '../testing/answers.ts'
import type { TestNode } from '../testing/cluster.ts'
import { CuttingProxy, freePort, type Loss } from '../testing/cutting-proxy.ts'
import { createNodes } from '../testing/nodes.ts'
import { bushy } from '../testing/plant-groups.ts'
import { storedLog } from '../testing/stored.ts'

const nodes = createNodes()
/** More than one page of the log. */
const MANY = 600
let proxy: CuttingProxy
let one: TestNode
let two: TestNode
/** What the nodes report as faults of their own. */
let faults: MockInstance

beforeEach(async () => {
  faults = vi.spyOn(console, 'error').mockReturnValue(undefined)
  proxy = await CuttingProxy.start()
  nodes.stopLater(() => proxy.stop())
  proxy.targetPort = await freePort()
  one = await nodes.start({ name: 'one', peerPort: proxy.targetPort, peerUrl: proxy.url })
  two = await nodes.start({ name: 'two', peers: [proxy.url] })
})

/** Another program holds the file of the joining node: it reads, and cannot write. */
function holdDisk(): () => void {
  const other = openDatabase(join(two.home, DATABASE_FILE))
  other.exec('PRAGMA busy_timeout = 1000; BEGIN IMMEDIATE')
  let held = true
  return () => {
    if (held) other.close()
    held = false
  }
}

type Break = {
  /** Begins to break; answers how that ends. */
  begin: () => () => void
  code: ErrorCode
  groups?: number
  /** The fault is the node's own, so it is reported. */
  ownFault?: boolean
  /** In the form that does not tell where the coordinator is. */
  april?: boolean
}
const lose = (what: Loss, part: string, from = 1) => ({
  begin: () => {
    let seen = 0
    proxy.lose = (line) => (line.includes(part) && ++seen >= from ? what : 'nothing')
    return () => {
      proxy.lose = () => 'nothing'
    }
  },
})
const BREAKS: [string, Break][] = [
  ['before anybody answers', { ...lose('request', '/hello'), code: 'coordinator_unreachable' }],
  [
    'while the coordinator is looked for',
    { ...lose('answer', '/locate'), code: 'coordinator_unreachable', april: true },
  ],
  ['on its way there', { ...lose('request', '/join'), code: 'outcome_unknown' }],
  ['on the way back', { ...lose('answer', '/join'), code: 'outcome_unknown' }],
  ['before the log is asked for', { ...lose('request', '/log'), code: 'outcome_unknown' }],
  ['as the log arrives', { ...lose('answer', '/log'), code: 'outcome_unknown' }],
  ['at the second page of the log', { ...lose('answer', '/log', 2), code: 'outcome_unknown', groups: MANY }],
  ['at the disk, before it begins', { begin: holdDisk, code: 'storage_failed', ownFault: true }],
  [
    'at the disk, once it is admitted',
    {
      begin: () => {
        let release: (() => void) | undefined
        proxy.lose = (line) => {
          if (line.includes('/log')) release = holdDisk()
          return 'nothing'
        }
        return () => {
          proxy.lose = () => 'nothing'
          release?.()
        }
      },
      code: 'outcome_unknown',
      ownFault: true,
    },
  ],
]

test.each(BREAKS)(
  'a join that breaks %s leaves nothing behind, and the next one is one admission',
  async (_, { begin, code, groups = 0, april = false, ownFault = false }) => {
    const namespaceId = await one.createNamespace('Broken')
    if (groups > 0) await one.plantGroups(namespaceId, groups, bushy)
    else await one.createGroup(namespaceId, 'team')
    const whole = groups > 0 ? await inviteOne(one, namespaceId, { maxUses: 1 }) : undefined
    const invitation = whole ?? (await inviteAll(one, namespaceId, { maxUses: 1 }))
    const body = april && 'invitations' in invitation ? { invitations: invitation.invitations } : invitation
    const ask = () => two.call('POST', `/namespaces/${namespaceId}/join`, body)

    const end = begin()
    try {
      expect(refusal(await ask()).code).toBe(code)
      expect(faults.mock.calls.length > 0).toBe(ownFault)
      expect(await namespaceIds(two)).toEqual([])
      expect(refusal(await two.call('GET', `/namespaces/${namespaceId}`)).code).toBe('namespace_not_found')
      expect(storedLog(two.home, namespaceId)).toEqual([])
    } finally {
      end()
    }
    // Also after a start from what is on the disk.
    await two.stop()
    await two.restart()
    expect(await namespaceIds(two)).toEqual([])
    expect((await ask()).status).toBe(200)
    expect(storedLog(two.home, namespaceId)).toEqual(storedLog(one.home, namespaceId))
    expect(storedLog(one.home, namespaceId).filter((entry) => entry.includes('"kind":"MemberJoined"'))).toHaveLength(1)
  },
  60_000,
)

test('a greeting whose connection ends is sent again, and the join goes on', async () => {
  const namespaceId = await one.createNamespace('Broken')
  let greetings = 0
  proxy.lose = (line) => (line.includes('/hello') && ++greetings <= 2 ? 'request' : 'nothing')
  await two.join(namespaceId, await one.invite(namespaceId))
  expect(greetings).toBe(3)
})

test('a question whose connection ends is asked again, and the join goes on', async () => {
  const namespaceId = await one.createNamespace('Broken')
  let questions = 0
  proxy.lose = (line) => (line.includes('/locate') && ++questions === 1 ? 'request' : 'nothing')
  await two.join(namespaceId, await one.invite(namespaceId))
  expect(questions).toBe(2)
})
