import { hex } from '@scure/base'
import { expect, test } from 'vitest'
import { inviteAll } from '../testing/answers.ts'
import { createNodes } from '../testing/nodes.ts'
import { storedIdentity, storedLog } from '../testing/stored.ts'

const { startNamespace } = createNodes()

test('no salt and no secret key is in any log', async () => {
  const { nodes, one, namespaceId } = await startNamespace(2)
  await one.createGroup(namespaceId, 'A')
  const { invitations } = await inviteAll(one, namespaceId)
  const salts = invitations.map(({ invitation }) => Uint8Array.from(invitation.invitation.secret_salt))
  const keys = nodes.map((node) => storedIdentity(node.home, namespaceId).secretKey)
  expect([salts.length, keys.length]).toEqual([2, 2])
  await nodes[1]?.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  for (const node of nodes) {
    const log = storedLog(node.home, namespaceId).join('\n')
    expect(log).toContain('InvitationsIssued')
    for (const secret of [...salts, ...keys])
      for (const form of [hex.encode(secret), Buffer.from(secret).toString('base64url'), JSON.stringify([...secret])])
        expect(log).not.toContain(form)
  }
})
