/** What tests of the admin API ask for again and again. */
import { errorSchema } from '#shared/wire/errors.ts'
import type { InviteAnswer } from '#shared/wire/invitations.ts'
import { namespacesAnswer } from '#shared/wire/namespace-views.ts'
import type { Answer, TestNode } from './cluster.ts'

/** Status and code of an answer that has to be an error of the closed list. */
export const refusal = ({ status, json }: Answer) => ({ status, code: errorSchema.parse(json).code })
export const refusalDetails = ({ json }: Answer): unknown => errorSchema.parse(json).details

export type SingleInvitation = Extract<InviteAnswer['data'], { invitation: unknown }>
export type RecursiveInvitation = Extract<InviteAnswer['data'], { invitations: unknown }>

export async function inviteOne(node: TestNode, namespaceId: string, body: object = {}): Promise<SingleInvitation> {
  const data = await node.invite(namespaceId, body)
  if (!('invitation' in data)) throw new Error('This is a recursive invitation.')
  return data
}
export async function inviteAll(node: TestNode, namespaceId: string, body: object = {}): Promise<RecursiveInvitation> {
  const data = await node.invite(namespaceId, { ...body, recursive: true })
  if (!('invitations' in data)) throw new Error('This is no recursive invitation.')
  return data
}

export const logNumber = async (node: TestNode, namespaceId: string): Promise<number> =>
  (await node.summary(namespaceId)).logNumber

export const namespaceIds = async (node: TestNode): Promise<string[]> =>
  (await node.expect(namespacesAnswer, 'GET', '/namespaces?limit=1000')).data.map((one) => one.namespaceId)
