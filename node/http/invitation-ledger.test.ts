/** The ledger of invitations over HTTP: what was issued, what became of it, and taking it back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#shared/domain/roles.ts'
import { inviteAnswer } from '#shared/wire/invitations.ts'
import { type InvitationRecord, invitationsAnswer } from '#shared/wire/ledger.ts'
import { inviteAll, inviteOne, logNumber, refusal, refusalDetails, type SingleInvitation } from '../testing/answers.ts'
import { TestNode } from '../testing/cluster.ts'

/** The clock of a, which coordinates. */
let nowMs = Date.now()
let a: TestNode
let b: TestNode
let c: TestNode
let namespaceId: string
let team: string

beforeAll(async () => {
  a = await TestNode.start({ name: 'a', now: () => nowMs })
  const options = { peers: [a.peerUrl] }
  b = await TestNode.start({ name: 'b', ...options })
  c = await TestNode.start({ name: 'c', ...options })
})
afterAll(async () => {
  for (const node of [c, b, a]) await node.dispose()
})
/** a coordinates, b is a member, c a stranger. */
async function freshNamespace(): Promise<void> {
  namespaceId = await a.createNamespace('Ledger')
  team = await a.createGroup(namespaceId, 'team')
  await b.join(namespaceId, await inviteOne(a, namespaceId), false)
}
const ledger = async (node = a) =>
  (await node.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)).data
const newest = async (node = a): Promise<InvitationRecord> => {
  const [record] = (await ledger(node)).invitations
  if (record === undefined) throw new RangeError('The ledger is empty.')
  return record
}
const act = (what: 'withdraw' | 'share', id: string, node = a) =>
  node.call('POST', `/namespaces/${namespaceId}/invitations/${id}/${what}`, {})
const join = (node: TestNode, body: unknown) => node.call('POST', `/namespaces/${namespaceId}/join`, body)
const setMember = async (what: 'role' | 'capabilities', body: object, node = b) => {
  const path = `/groups/${namespaceId}/members/${await node.identity(namespaceId)}/${what}`
  expect((await a.call('PUT', path, body)).status).toBe(200)
}

describe('what it tells', () => {
  beforeAll(freshNamespace)

  test('an invitation from its issue to its last use, the same on every node and after a restart', async () => {
    const invitation = await inviteAll(a, namespaceId, { maxUses: 1, role: 'ReadOnly', expirationTimestamp: 3600 })
    const waiting = await newest()
    expect(waiting).toEqual({
      invitationId: expect.stringMatching(/^[0-9a-f]{64}$/),
      inviter: await a.identity(namespaceId),
      isOwn: true,
      role: 'ReadOnly',
      issuedAtMs: nowMs,
      expiresAtMs: Math.floor(nowMs / 1000) * 1000 + 3_600_000,
      maxUses: 1,
      status: 'waiting',
      groups: [
        { groupId: namespaceId, groupAlias: 'Ledger' },
        { groupId: team, groupAlias: 'team' },
      ],
      groupCount: 2,
      uses: [],
      useCount: 0,
    })
    nowMs += 5000
    expect((await join(c, invitation)).status).toBe(200)
    const identity = await c.identity(namespaceId)
    await c.call('PUT', `/groups/${namespaceId}/members/${identity}/alias`, { alias: 'Carl' })
    const used = { ...waiting, status: 'used-up', uses: [{ identity, alias: 'Carl', joinedAtMs: nowMs }], useCount: 1 }
    expect(await newest()).toEqual(used)
    await c.sync(namespaceId)
    expect(await newest(c)).toEqual({ ...used, isOwn: false })
    await a.stop()
    await a.restart()
    expect(await newest()).toEqual(used)
    expect((await ledger()).invitations.map(({ issuedAtMs }) => issuedAtMs)).toEqual(
      (await ledger()).invitations.map(({ issuedAtMs }) => issuedAtMs).toSorted((one, two) => two - one),
    )
  })

  test('page by page what it tells at once, the newest first', async () => {
    for (const maxUses of [1, 2, 3]) await inviteOne(a, namespaceId, { maxUses })
    const whole = await ledger()
    const page = async (offset: number) => {
      const path = `/namespaces/${namespaceId}/invitations?offset=${offset}&limit=2`
      return (await a.expect(invitationsAnswer, 'GET', path)).data.invitations
    }
    expect((await page(0)).map(({ maxUses }) => maxUses)).toEqual([3, 2])
    const pages: InvitationRecord[] = []
    while (pages.length < whole.invitations.length) pages.push(...(await page(pages.length)))
    expect(pages).toEqual(whole.invitations)
    expect(await page(pages.length)).toEqual([])
  })

  test('nothing of a token or a salt', async () => {
    const { invitation, token } = await inviteOne(a, namespaceId)
    const { text } = await a.call('GET', `/namespaces/${namespaceId}/invitations`)
    expect(text).not.toContain(token.slice(0, 40))
    expect(text).not.toContain(Buffer.from(invitation.invitation.secret_salt).toString('hex'))
    expect(text).not.toContain(invitation.inviter_signature)
  })

  test('that it has expired, or that its inviter may not invite any more', async () => {
    await setMember('capabilities', { capabilities: 6 })
    await inviteOne(b, namespaceId, { expirationTimestamp: 60 })
    expect(await newest()).toMatchObject({ status: 'waiting', isOwn: false })
    await setMember('capabilities', { capabilities: 4 })
    expect(await newest()).toMatchObject({ status: 'inviter-lost-right' })
    await setMember('capabilities', { capabilities: 6 })
    nowMs += 120_000
    expect(await newest()).toMatchObject({ status: 'expired' })
    expect((await ledger()).nowMs).toBe(nowMs)
  })
})

describe('withdrawing', () => {
  beforeAll(freshNamespace)

  test('it is refused to whoever comes with it from then on, with who and when', async () => {
    const invitation = await inviteOne(a, namespaceId)
    const { invitationId } = await newest()
    expect((await act('withdraw', invitationId)).status).toBe(200)
    const [withdrawnBy, withdrawnAtMs] = [await a.identity(namespaceId), nowMs]
    expect(await newest()).toMatchObject({ status: 'withdrawn', withdrawnBy, withdrawnAtMs })
    const refused = await join(c, invitation)
    expect(refusal(refused)).toEqual({ status: 410, code: 'invitation_withdrawn' })
    expect(refusalDetails(refused)).toEqual({ withdrawnBy, withdrawnAtMs })
    for (const what of ['withdraw', 'share'] as const)
      expect(refusal(await act(what, invitationId))).toEqual({ status: 410, code: 'invitation_withdrawn' })
  })

  test('a member withdraws what it issued, an Admin what anybody did, nobody else anything', async () => {
    await inviteOne(a, namespaceId)
    const { invitationId: byA } = await newest()
    expect(refusal(await act('withdraw', byA, b))).toEqual({ status: 403, code: 'not_admin' })
    await setMember('capabilities', { capabilities: 6 })
    await inviteOne(b, namespaceId)
    const { invitationId: byB } = await newest()
    await inviteOne(b, namespaceId)
    const { invitationId: alsoByB } = await newest()
    await setMember('capabilities', { capabilities: 4 })
    expect((await act('withdraw', byB, b)).status).toBe(200)
    expect((await act('withdraw', alsoByB)).status).toBe(200)
  })

  test('asked for again with its key, it is done once', async () => {
    await inviteOne(a, namespaceId)
    const { invitationId } = await newest()
    const ask = () =>
      a.call('POST', `/namespaces/${namespaceId}/invitations/${invitationId}/withdraw`, {}, { 'idempotency-key': 'w' })
    expect((await ask()).status).toBe(200)
    const before = await logNumber(a, namespaceId)
    expect((await ask()).status).toBe(200)
    expect(await logNumber(a, namespaceId)).toBe(before)
  })

  test.each([
    ['of no invitation', 'ee'.repeat(32), 404, 'invitation_unknown'],
    ['that is none', 'x', 400, 'invalid_id'],
  ])('an id %s is refused', async (_, id, status, code) => {
    for (const what of ['withdraw', 'share'] as const) expect(refusal(await act(what, id))).toEqual({ status, code })
  })
})

describe('extending', () => {
  beforeAll(freshNamespace)

  test('one entry issues the new one and withdraws the old one, which may have expired', async () => {
    const old = await inviteOne(a, namespaceId, { expirationTimestamp: 60 })
    const { invitationId } = await newest()
    nowMs += 120_000
    const before = await logNumber(a, namespaceId)
    const longer = await inviteOne(a, namespaceId, { replaces: invitationId })
    expect(await logNumber(a, namespaceId)).toBe(before + 1)
    const [after, replaced] = (await ledger()).invitations
    expect(after).toMatchObject({ status: 'waiting', replaces: invitationId })
    expect(replaced).toMatchObject({ status: 'withdrawn', replacedBy: after?.invitationId })
    expect(refusal(await join(c, old)).code).toBe('invitation_withdrawn')
    expect((await join(c, longer)).status).toBe(200)
  })

  test('what cannot be replaced leaves nothing new behind', async () => {
    const before = await ledger()
    const invite = (body: object, node = a) => node.call('POST', `/namespaces/${namespaceId}/invite`, body)
    expect(refusal(await invite({ replaces: 'ee'.repeat(32) })).code).toBe('invitation_unknown')
    const withdrawn = before.invitations.find(({ status }) => status === 'withdrawn')?.invitationId
    expect(refusal(await invite({ replaces: withdrawn })).code).toBe('invitation_withdrawn')
    expect(refusal(await invite({ replaces: 'x' })).code).toBe('invalid_request')
    await setMember('capabilities', { capabilities: 6 })
    const waiting = before.invitations.find(({ status }) => status === 'waiting')?.invitationId
    expect(refusal(await invite({ replaces: waiting }, b))).toEqual({ status: 403, code: 'not_admin' })
    expect((await ledger()).invitations).toEqual(before.invitations)
  })
})

describe('giving out again', () => {
  beforeAll(freshNamespace)

  test.each([{}, { recursive: true, maxUses: 3, role: 'ReadOnly' }])(
    '%j: the very same invitation',
    async (request) => {
      const issued = (await a.expect(inviteAnswer, 'POST', `/namespaces/${namespaceId}/invite`, request)).data
      const before = await logNumber(a, namespaceId)
      const again = inviteAnswer.parse((await act('share', (await newest()).invitationId)).json).data
      expect(again).toEqual(issued)
      expect(await logNumber(a, namespaceId)).toBe(before)
    },
  )

  test('not by another node, and not what cannot be used', async () => {
    await inviteOne(a, namespaceId, { maxUses: 1, expirationTimestamp: 60 })
    const { invitationId } = await newest()
    await b.sync(namespaceId)
    expect(refusal(await act('share', invitationId, b))).toEqual({ status: 403, code: 'invitation_not_own' })
    nowMs += 120_000
    expect(refusal(await act('share', invitationId))).toEqual({ status: 410, code: 'invitation_expired' })
  })
})

describe('to another role', () => {
  beforeAll(freshNamespace)
  const roleOf = ({ invitation }: SingleInvitation) => invitation.invitation.invited_role

  test.each<[Role, number]>([
    ['Admin', 0],
    ['Member', 1],
    ['ReadOnly', 2],
  ])('%s: both signed forms carry it, and it is what the invitee becomes', async (role, number) => {
    await freshNamespace()
    const invitation = await inviteOne(a, namespaceId, { role })
    expect([roleOf(invitation), invitation.details.body.role]).toEqual([number, role])
    // April's form alone decides, as its clients bring no other.
    expect((await join(c, invitation.invitation)).status).toBe(200)
    expect((await c.summary(namespaceId)).selfRole).toBe(role)
  })

  test('to Admin only by an Admin', async () => {
    await setMember('capabilities', { capabilities: 31 })
    const answer = await b.call('POST', `/namespaces/${namespaceId}/invite`, { role: 'Admin' })
    expect(refusal(answer)).toEqual({ status: 403, code: 'not_admin' })
    expect(roleOf(await inviteOne(b, namespaceId, { role: 'ReadOnly' }))).toBe(2)
  })
})
