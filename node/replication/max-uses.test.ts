/** Many that use one invitation in the same moment, each with a key of its own, at the coordinator's peer listener. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'
import { saltHash } from '#shared/wire/invitations.ts'
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import { PROTOCOL_VERSION } from '#shared/wire/log.ts'
import { foundingEpochHash, signOperation } from '../log/entry.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import { type Actor, createActor, hexOf } from '../testing/actors.ts'
import { inviteOne, type SingleInvitation } from '../testing/answers.ts'
import { TestNode } from '../testing/cluster.ts'
import { callPeer } from '../testing/peer-request.ts'
import { storedIdentity, storedLog } from '../testing/stored.ts'

const AT_ONCE = 50
const LONG = process.env.GROVE_LONG !== undefined
const ROUNDS = LONG ? 50 : 3

let node: TestNode
let namespaceId: GroupId
beforeAll(async () => {
  node = await TestNode.start()
  const id = parseGroupId(await node.createNamespace('Crowded'))
  if (id === undefined) throw new RangeError('A namespace has an id.')
  namespaceId = id
})
afterAll(() => node.dispose())

async function redeem({ invitation }: SingleInvitation, joiner: Actor) {
  const { publicKey: coordinator } = storedIdentity(node.home, namespaceId)
  const operation = signOperation(
    {
      v: PROTOCOL_VERSION,
      namespaceId,
      operationId: hexOf(`join of ${joiner.name}`),
      author: joiner.publicKey,
      basedOn: 0,
      epoch: foundingEpochHash(coordinator),
      kind: 'MemberJoined',
      payload: { saltHashes: [saltHash(nodeCrypto, invitation)], peerUrls: [] },
    },
    joiner.secretKey,
  )
  const path = `/peer/v1/namespaces/${namespaceId}/join`
  const body = { operation, invitations: [invitation] }
  return callPeer(node.peerUrl, { method: 'POST', path, body, signer: joiner, recipient: coordinator })
}

test(
  'fifty that use a one-use invitation at once: one member, forty-nine refusals',
  async () => {
    for (let round = 1; round <= ROUNDS; round++) {
      const invitation = await inviteOne(node, namespaceId, { maxUses: 1 })
      const before = storedLog(node.home, namespaceId).length
      const joiners = Array.from({ length: AT_ONCE }, (_, index) => createActor(`joiner ${index} of round ${round}`))
      const answers = await Promise.all(joiners.map((joiner) => redeem(invitation, joiner)))
      const outcomes = answers.map(({ status, code }) => (status === 200 ? 'admitted' : `${status} ${String(code)}`))
      expect(outcomes.filter((outcome) => outcome === 'admitted')).toHaveLength(1)
      expect(outcomes.filter((outcome) => outcome === '410 invitation_used_up')).toHaveLength(AT_ONCE - 1)
      expect(storedLog(node.home, namespaceId)).toHaveLength(before + 1)
      expect((await node.summary(namespaceId)).memberCount).toBe(1 + round)
      const winner = joiners[outcomes.indexOf('admitted')]
      const ledger = await node.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)
      const [newest] = ledger.data.invitations
      expect([newest?.status, newest?.uses.map(({ identity }) => identity)]).toEqual(['used-up', [winner?.publicKey]])
      // Whoever was admitted may ask again: the same answer, and no use.
      if (winner !== undefined) expect((await redeem(invitation, winner)).json).toEqual({ number: before + 1 })
    }
  },
  LONG ? 600_000 : 60_000,
)
