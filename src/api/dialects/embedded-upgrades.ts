/** The embedded node's routes about versions (docs/admin-api.md). */
import type { GroupId } from '#shared/domain/ids.ts'
import { emptyAnswer } from '#shared/wire/groups.ts'
import { nodeContextsAnswer, openContextAnswer, publishVersionAnswer, upgradesAnswer } from '#shared/wire/upgrades.ts'
import type { Client, WriteOptions } from '../client.ts'
import type { NodeApi, PublicationRef, PublishVersion, WireRequest } from '../node-api.ts'

type UpgradeCalls = Pick<
  NodeApi,
  | 'upgrades'
  | 'nodeContexts'
  | 'publishVersion'
  | 'answerUpgrade'
  | 'extendUpgrade'
  | 'forceUpgrade'
  | 'withdrawUpgrade'
  | 'retryUpgrade'
  | 'abortUpgrade'
  | 'setStandingAnswer'
  | 'openContext'
>

const path = (namespaceId: GroupId) => `/namespaces/${namespaceId}/upgrades`

export const publishRequest = ({ namespaceId, version, deadlineMs, notes }: PublishVersion): WireRequest => ({
  method: 'POST',
  path: path(namespaceId),
  body: { version, deadlineMs, notes },
})

export function embeddedUpgrades({ get, send }: Client): UpgradeCalls {
  const post = async (to: string, body: object, options: WriteOptions | undefined): Promise<void> => {
    await send('POST', to, body, emptyAnswer, options)
  }
  const about = ({ namespaceId, publication }: PublicationRef) => `${path(namespaceId)}/${publication}`
  return {
    upgrades: async (id, options) => (await get(path(id), upgradesAnswer, options)).data,
    nodeContexts: async ({ namespaceId, identity, groupId, offset, limit }, options) => {
      const query = `${groupId === undefined ? '' : `groupId=${groupId}&`}offset=${offset}&limit=${limit}`
      return (await get(`${path(namespaceId)}/nodes/${identity}?${query}`, nodeContextsAnswer, options)).data
    },
    publishVersion: async (request, options) => {
      const { method, path: to, body } = publishRequest(request)
      return (await send(method, to, body, publishVersionAnswer, options)).data.publication
    },
    answerUpgrade: (publication, agrees, options) =>
      post(`${about(publication)}/${agrees ? 'agree' : 'decline'}`, {}, options),
    extendUpgrade: (publication, deadlineMs, options) => post(`${about(publication)}/extend`, { deadlineMs }, options),
    forceUpgrade: (publication, options) => post(`${about(publication)}/force`, {}, options),
    withdrawUpgrade: (publication, options) => post(`${about(publication)}/withdraw`, {}, options),
    retryUpgrade: (id, options) => post(`${path(id)}/retry`, {}, options),
    abortUpgrade: (id, options) => post(`${path(id)}/abort`, {}, options),
    setStandingAnswer: async (id, answer, options) => {
      await send('PUT', `${path(id)}/standing-answer`, { answer }, emptyAnswer, options)
    },
    openContext: async (id, options) =>
      (await send('POST', `/contexts/${id}/open`, {}, openContextAnswer, options)).data,
  }
}
