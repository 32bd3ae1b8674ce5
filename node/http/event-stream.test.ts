/** The stream of events over HTTP: what changed, in order, and nothing missed by whoever comes back. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEventFeed } from '../app/events.ts'
import { TestNode } from '../testing/cluster.ts'
import { EventReader } from '../testing/resuming-reader.ts'

let node: TestNode
let namespaceId: string
beforeAll(async () => {
  node = await TestNode.start()
  namespaceId = await node.createNamespace('Events')
})
afterAll(() => node.dispose())

const rename = (alias: string) => node.call('PUT', `/groups/${namespaceId}/alias`, { alias })
const numbers = (events: Awaited<ReturnType<EventReader['take']>>) =>
  events.map(({ event }) => ('logNumber' in event ? event.logNumber : event.type))

test('a reader hears of each change, in order, with an id', async () => {
  const reader = await EventReader.open(node)
  await reader.ready()
  for (const alias of ['one', 'two', 'three']) await rename(alias)
  const events = await reader.take(3)
  expect(events.map(({ event }) => event.type)).toEqual(['namespace.changed', 'namespace.changed', 'namespace.changed'])
  expect(numbers(events)).toEqual([2, 3, 4])
  expect(new Set(events.map(({ id }) => id)).size).toBe(3)
  reader.close()
})

test('whoever comes back is told what was missed, once, and then what is new', async () => {
  const first = await EventReader.open(node)
  await first.ready()
  await rename('seen')
  const { id } = await first.next()
  first.close()
  for (const alias of ['missed', 'missed too']) await rename(alias)
  const second = await EventReader.open(node, id)
  const missed = await second.take(2)
  await rename('new')
  const [fresh] = await second.take(1)
  expect(numbers([...missed, ...(fresh === undefined ? [] : [fresh])])).toEqual([6, 7, 8])
  second.close()
  // From the last id on there is nothing to tell but what is new.
  const third = await EventReader.open(node, fresh?.id)
  await third.ready()
  await rename('newer')
  expect(numbers(await third.take(1))).toEqual([9])
  third.close()
})

test.each(['', 'x', 'nobody.5', '0', '-1', '../..', '9'.repeat(40)])(
  'the id "%s" is unknown: everything is to be read again',
  async (id) => {
    const reader = await EventReader.open(node, id)
    const reset = await reader.next()
    expect(reset.event).toEqual({ type: 'reset' })
    // The reset has an id to come back with.
    reader.close()
    const again = await EventReader.open(node, reset.id)
    await again.ready()
    await rename('after the reset')
    expect((await again.next()).event.type).toBe('namespace.changed')
    again.close()
  },
)

test('a thousand events are kept; whoever missed more reads everything again', () => {
  const feed = createEventFeed('run', (error) => {
    throw error
  })
  const missedSince = (id: string) => {
    const seen: string[] = []
    feed.listen(id, ({ event }) => seen.push(event.type))()
    return seen
  }
  for (let times = 0; times < 1001; times++) feed.emit({ type: 'applications.changed' })
  expect(missedSince('run.1')).toHaveLength(1000)
  expect(missedSince('run.0')).toEqual(['reset'])
  expect(missedSince('run.1001')).toEqual([])
  expect(missedSince('run.1002')).toEqual(['reset'])
})

test('after a restart the ids are of another run: a reset', async () => {
  const reader = await EventReader.open(node)
  await reader.ready()
  await rename('before')
  const { id } = await reader.next()
  reader.close()
  await node.stop()
  await node.restart({ port: 0 })
  const again = await EventReader.open(node, id)
  expect((await again.next()).event).toEqual({ type: 'reset' })
  again.close()
})

test('a reader sees what happens to the list of namespaces and to applications', async () => {
  const reader = await EventReader.open(node)
  await reader.ready()
  await node.call('POST', '/install-sample-application', { version: '1.1.0' })
  const doomed = await node.createNamespace('Doomed')
  expect((await reader.take(2)).map(({ event }) => event.type)).toEqual(['applications.changed', 'namespaces.changed'])
  await node.call('DELETE', `/namespaces/${doomed}`)
  expect((await reader.take(2)).map(({ event }) => event.type)).toEqual(['namespace.changed', 'namespaces.changed'])
  reader.close()
})

test('a node that stops ends its streams', async () => {
  const other = await TestNode.start()
  const reader = await EventReader.open(other)
  await reader.ready()
  await Promise.all([other.dispose(), expect(reader.next()).rejects.toThrow()])
})
