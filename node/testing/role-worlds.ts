/** A namespace for each role: one node coordinates them all, another is in each of them in another role. */
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import { createActor } from './actors.ts'
import type { TestNode } from './cluster.ts'

export const ROLE_NAMES = [
  'stranger',
  'read-only',
  'member',
  'bit 1',
  'bit 2',
  'bit 4',
  'bit 8',
  'bit 16',
  'group admin',
  'namespace admin',
  'removed member',
] as const
export type RoleName = (typeof ROLE_NAMES)[number]

/** What the member is, in the namespace and in the team alike. A read-only one holds all bits, and none helps. */
const HELD: Record<RoleName, { root: string; team: string; capabilities: number }> = {
  stranger: { root: 'Member', team: 'Member', capabilities: 4 },
  'read-only': { root: 'ReadOnly', team: 'ReadOnly', capabilities: 31 },
  member: { root: 'Member', team: 'Member', capabilities: 0 },
  'bit 1': { root: 'Member', team: 'Member', capabilities: 1 },
  'bit 2': { root: 'Member', team: 'Member', capabilities: 2 },
  'bit 4': { root: 'Member', team: 'Member', capabilities: 4 },
  'bit 8': { root: 'Member', team: 'Member', capabilities: 8 },
  'bit 16': { root: 'Member', team: 'Member', capabilities: 16 },
  'group admin': { root: 'Member', team: 'Admin', capabilities: 4 },
  'namespace admin': { root: 'Admin', team: 'Member', capabilities: 0 },
  'removed member': { root: 'Member', team: 'Member', capabilities: 31 },
}

export type RoleWorld = {
  namespaceId: string
  applicationId: string
  team: string
  /** Below the team. */
  nested: [string, string, string]
  /** At the top level. */
  outside: string
  /** Of the node whose role it is. */
  identity: string
  /** In the team. */
  guest: string
  doomed: string
  /** In no group. */
  newcomer: string
  /** Issued by the coordinator, and not used by anybody; and what it is known by. */
  invitation: unknown
  invitationId: string
}

export async function createRoleWorld(coordinator: TestNode, member: TestNode, role: RoleName): Promise<RoleWorld> {
  const namespaceId = await coordinator.createNamespace(role)
  const create = (alias: string, parentId?: string) => coordinator.createGroup(namespaceId, alias, parentId)
  const send = async (method: string, path: string, body: object) => {
    const answer = await coordinator.call(method, path, body)
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.text}`)
  }
  const team = await create('team')
  const nested: RoleWorld['nested'] = [
    await create('one', team),
    await create('two', team),
    await create('three', team),
  ]
  const outside = await create('outside')
  const [guest, doomed, newcomer] = ['guest', 'doomed', 'newcomer'].map((name) => createActor(name).publicKey)
  if (guest === undefined || doomed === undefined || newcomer === undefined) throw new RangeError('Three were made.')
  const members = [guest, doomed].map((identity) => ({ identity, role: 'Member' }))
  await send('POST', `/groups/${team}/members`, { members })

  let identity = newcomer
  if (role !== 'stranger') {
    await member.join(namespaceId, await coordinator.invite(namespaceId, { recursive: true }), false)
    identity = await member.identity(namespaceId)
    const held = HELD[role]
    for (const groupId of [namespaceId, team]) {
      const path = `/groups/${groupId}/members/${identity}`
      await send('PUT', `${path}/capabilities`, { capabilities: held.capabilities })
      await send('PUT', `${path}/role`, { role: groupId === team ? held.team : held.root })
    }
    if (role === 'removed member') await send('POST', `/groups/${namespaceId}/members/remove`, { members: [identity] })
  }
  const { invitation, invitationId } = await unusedInvitation(coordinator, namespaceId)
  if (role !== 'stranger') await member.call('POST', `/groups/${namespaceId}/sync`, {})
  const applicationId = await coordinator.installSample()
  return {
    ...{ namespaceId, applicationId, team, nested, outside, identity, guest, doomed, newcomer },
    ...{ invitation, invitationId },
  }
}

async function unusedInvitation(coordinator: TestNode, namespaceId: string) {
  const invitation = await coordinator.invite(namespaceId)
  const { data } = await coordinator.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)
  const [newest] = data.invitations
  if (newest === undefined) throw new RangeError('What was issued is in the ledger.')
  return { invitation, invitationId: newest.invitationId }
}
