/**
 * Tokens of a good invitation with something changed, sent to a real node that could join by the good one: none is
 * accepted, none is a fault of the node, none leaves anything behind. All 10,000 of them with GROVE_LONG=1.
 */
import { base64urlnopad } from '@scure/base'
import fc from 'fast-check'
import { beforeAll, expect, test, vi } from 'vitest'
import { errorSchema } from '#shared/wire/errors.ts'
import { inviteAll, inviteOne, logNumber, namespaceIds } from '../testing/answers.ts'
import { startPair } from '../testing/nodes.ts'

const SEED = 20_260_402
const RUNS = process.env.GROVE_LONG === undefined ? 500 : 10_000

const { a, b } = await startPair()
let namespaceId: string
let tokens: string[]
beforeAll(async () => {
  namespaceId = await a.createNamespace('Joining')
  await a.createGroup(namespaceId, 'team')
  tokens = [
    await inviteOne(a, namespaceId),
    await inviteOne(a, namespaceId, { maxUses: 3 }),
    await inviteAll(a, namespaceId),
  ].map((data) => data.token)
})

type Bytes = number[]
/** Changes of a list of bytes; places are parts of its length, as tokens differ in theirs. */
const place = fc.integer({ min: 0, max: 99_999 }).map((part) => part / 100_000)
const byte = fc.nat(255)
const at = (bytes: Bytes, part: number) => Math.floor(part * bytes.length)
const change: fc.Arbitrary<(bytes: Bytes, other: Bytes) => Bytes> = fc.oneof(
  // a bit turned, a byte replaced
  fc.tuple(place, fc.nat(7)).map(
    ([where, bit]) =>
      (bytes: Bytes) =>
        bytes.with(at(bytes, where), (bytes[at(bytes, where)] ?? 0) ^ (1 << bit)),
  ),
  fc.tuple(place, byte).map(
    ([where, value]) =>
      (bytes: Bytes) =>
        bytes.with(at(bytes, where), value),
  ),
  // some put in, some taken out, some twice
  fc.tuple(place, fc.array(byte, { minLength: 1, maxLength: 40 })).map(
    ([where, added]) =>
      (bytes: Bytes) =>
        bytes.toSpliced(at(bytes, where), 0, ...added),
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 80 })).map(
    ([where, count]) =>
      (bytes: Bytes) =>
        bytes.toSpliced(at(bytes, where), count),
  ),
  fc.tuple(place, place, fc.integer({ min: 1, max: 140 })).map(
    ([from, to, count]) =>
      (bytes: Bytes) =>
        bytes.toSpliced(at(bytes, to), 0, ...bytes.slice(at(bytes, from), at(bytes, from) + count)),
  ),
  // the beginning of one with the end of another, and bytes of another in the same place
  place.map((where) => (bytes: Bytes, other: Bytes) => [
    ...bytes.slice(0, at(bytes, where)),
    ...other.slice(at(bytes, where)),
  ]),
  fc.tuple(place, fc.integer({ min: 1, max: 140 })).map(([where, count]) => (bytes: Bytes, other: Bytes) => {
    const start = at(bytes, where)
    return bytes.toSpliced(start, count, ...other.slice(start, start + count))
  }),
)

/** With the length at the head as it has to be, so that what comes after is looked at. */
function withLength(bytes: Bytes): Bytes {
  const inner = bytes.slice(2)
  return [(inner.length % 128) + 128, Math.floor(inner.length / 128), ...inner]
}
const unpack = (token: string): Bytes => [...base64urlnopad.decode(token.slice(3))]
const pack = (bytes: Bytes): string => `g2.${base64urlnopad.encode(Uint8Array.from(bytes))}`

test(`of ${RUNS} changed tokens none is accepted and none is a fault`, { timeout: 30_000 + 60 * RUNS }, async () => {
  const faults = vi.spyOn(console, 'error')
  const before = await logNumber(a, namespaceId)
  const codes = new Map<string, number>()
  let sent = 0
  const mutated = fc.record({
    which: fc.nat(2),
    other: fc.nat(2),
    changes: fc.array(change, { minLength: 1, maxLength: 3 }),
    repairs: fc.boolean(),
  })
  // each different from all good ones, so that none is left out of the count
  for (const { which, other, changes, repairs } of fc.sample(mutated, { seed: SEED, numRuns: 2 * RUNS })) {
    if (sent === RUNS) break
    const [good, strange] = [unpack(tokens[which] ?? ''), unpack(tokens[other] ?? '')]
    expect(pack(withLength(good))).toBe(tokens[which])
    const bytes = changes.reduce((changed, apply) => apply(changed, strange), good)
    const token = pack(repairs ? withLength(bytes) : bytes)
    if (tokens.includes(token)) continue
    sent++
    const answer = await b.call('POST', `/namespaces/${namespaceId}/join`, { invitation: token })
    const { code } = errorSchema.parse(answer.json)
    expect({ status: answer.status, code }, token).toEqual(
      code === 'invitation_malformed' ? { status: 400, code } : { status: 403, code: 'invitation_tampered' },
    )
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  expect(sent).toBe(RUNS)
  expect(faults).not.toHaveBeenCalled()
  expect(codes.get('invitation_malformed')).toBeGreaterThan(RUNS / 10)
  expect(codes.get('invitation_tampered')).toBeGreaterThan(RUNS / 10)
  expect(await logNumber(a, namespaceId)).toBe(before)
  expect(await namespaceIds(b)).not.toContain(namespaceId)
  // They were changed ones of these:
  for (const token of tokens)
    expect((await b.call('POST', `/namespaces/${namespaceId}/join`, { token })).status).toBe(200)
})
