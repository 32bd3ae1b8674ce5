/** The embedded node's routes (docs/admin-api.md). */
import type * as z from 'zod/mini'
import { activityAnswer } from '#shared/wire/activity.ts'
import {
  applicationsAnswer,
  applicationVersionsAnswer,
  installAnswer,
  uninstallAnswer,
} from '#shared/wire/applications.ts'
import { contextsAnswer, createContextAnswer } from '#shared/wire/contexts.ts'
import { emptyAnswer, groupAnswer, groupContextsAnswer, membersAnswer, moveAnswer } from '#shared/wire/groups.ts'
import { type InvitationSet, inviteAnswer } from '#shared/wire/invitations.ts'
import { invitationsAnswer, LEDGER_PAGE_MAX } from '#shared/wire/ledger.ts'
import { namespaceAnswer, namespacesAnswer } from '#shared/wire/namespace-views.ts'
import {
  createGroupAnswer,
  createNamespaceAnswer,
  deletedAnswer,
  identityAnswer,
  joinAnswer,
  previewMovesAnswer,
  subscribeAnswer,
} from '#shared/wire/namespaces.ts'
import { type capabilitiesAnswer, healthAnswer, nodeAnswer, operationAnswer } from '#shared/wire/node.ts'
import { leaveGroupAnswer, leaveNamespaceAnswer, namespaceMembersAnswer } from '#shared/wire/people.ts'
import { capabilityAvailability, namesToCapabilities } from '../capabilities.ts'
import type { CallOptions, Client, WriteOptions } from '../client.ts'
import type { CreateNamespace, GroupMembers, Invite, NodeApi, WireRequest } from '../node-api.ts'
import { readGroups } from './embedded-map.ts'
import { embeddedPaths } from './embedded-paths.ts'
import { embeddedUpgrades, publishRequest } from './embedded-upgrades.ts'

const PAGE_SIZE = 1000
/** The node gives a download two minutes. */
const INSTALL_TIMEOUT_MS = 150_000

const createNamespaceRequest = ({ applicationId, upgradePolicy, alias }: CreateNamespace): WireRequest => ({
  method: 'POST',
  path: '/namespaces',
  body: { applicationId, upgradePolicy, alias },
})
const inviteRequest = ({ namespaceId, expiresAtMs, recursive, maxUses, role, replaces }: Invite): WireRequest => ({
  method: 'POST',
  path: `/namespaces/${namespaceId}/invite`,
  body: { recursive, expirationTimestamp: expiresAtMs, maxUses, role, replaces },
})

export function createEmbeddedApi(client: Client, told: z.infer<typeof capabilitiesAnswer>['data']): NodeApi {
  const { get, send } = client
  const capabilities = namesToCapabilities(told.capabilities)

  const sendRequest = <Answer>(
    { method, path, body }: WireRequest,
    schema: z.ZodMiniType<Answer>,
    options: WriteOptions | undefined,
  ) => send(method, path, body, schema, options)
  /** What is shown names the whole path. */
  const shown = (request: WireRequest): WireRequest => ({ ...request, path: client.apiPath + request.path })

  /** All pages of a list; stops at the first page that is not full. */
  async function allPages<Answer, Item>(
    path: string,
    schema: z.ZodMiniType<Answer>,
    itemsOf: (answer: Answer) => Item[],
    options: CallOptions | undefined,
    pageSize = PAGE_SIZE,
  ): Promise<{ items: Item[]; first: Answer }> {
    const page = (offset: number) => get(`${path}?offset=${offset}&limit=${pageSize}`, schema, options)
    const first = await page(0)
    const items = [...itemsOf(first)]
    for (let last = items.length; last === pageSize; ) {
      const more = itemsOf(await page(items.length))
      last = more.length
      items.push(...more)
    }
    return { items, first }
  }

  return {
    kind: told.kind,
    version: told.version,
    capabilities,
    can: (capability) => capabilityAvailability(capabilities, capability),
    eventsUrl: capabilities.has('events') ? `${client.apiPath}/events` : undefined,
    requests: {
      createNamespace: (request) => shown(createNamespaceRequest(request)),
      invite: (request) => shown(inviteRequest(request)),
      publishVersion: (request) => shown(publishRequest(request)),
    },

    node: async (options) => (await get('/node', nodeAnswer, options)).data,
    health: async (options) => (await get('/health', healthAnswer, options)).data,
    operation: async (id, options) =>
      (await get(`/operations/${encodeURIComponent(id)}`, operationAnswer, options)).data,

    applications: async (options) => (await get('/applications', applicationsAnswer, options)).data.apps,
    applicationVersions: async (id, options) =>
      (await get(`/applications/${id}/versions`, applicationVersionsAnswer, options)).data,
    installApplication: async (request, options) =>
      (await send('POST', '/install-dev-application', request, installAnswer, options)).data,
    installByUrl: async (request, options) =>
      (
        await send('POST', '/install-application', request, installAnswer, {
          timeoutMs: INSTALL_TIMEOUT_MS,
          ...options,
        })
      ).data,
    uploadApplication: async ({ file, name, onProgress }, options) => {
      const query = name === undefined ? '' : `?name=${encodeURIComponent(name)}`
      return (await client.upload(`/applications/upload${query}`, file, installAnswer, { ...options, onProgress })).data
    },
    installSampleApplication: async (version, options) =>
      (await send('POST', '/install-sample-application', { version }, installAnswer, options)).data,
    uninstallVersion: async (id, version, options) => {
      const path = `/applications/${id}/versions/${encodeURIComponent(version)}`
      await send('DELETE', path, undefined, uninstallAnswer, options)
    },

    namespaces: async ({ applicationId }, options) => {
      const path = applicationId === undefined ? '/namespaces' : `/namespaces/for-application/${applicationId}`
      return (await allPages(path, namespacesAnswer, ({ data }) => data, options)).items
    },
    namespace: async (id, options) => (await get(embeddedPaths.namespace(id), namespaceAnswer, options)).data,
    createNamespace: async (request, options) =>
      (await sendRequest(createNamespaceRequest(request), createNamespaceAnswer, options)).data.namespaceId,
    deleteNamespace: async (id, options) => {
      await send('DELETE', `/namespaces/${id}`, undefined, deletedAnswer, options)
    },
    setUpgradePolicy: async (id, upgradePolicy, options) => {
      await send('PATCH', `/groups/${id}`, { upgradePolicy }, emptyAnswer, options)
    },
    identity: async (id, options) => (await get(`/namespaces/${id}/identity`, identityAnswer, options)).publicKey,
    invite: async (request, options) => (await sendRequest(inviteRequest(request), inviteAnswer, options)).data,
    invitations: async (id, options) => {
      const path = `/namespaces/${id}/invitations`
      const recordsOf = ({ data }: z.infer<typeof invitationsAnswer>) => data.invitations
      const { items, first } = await allPages(path, invitationsAnswer, recordsOf, options, LEDGER_PAGE_MAX)
      return { ...first.data, invitations: items }
    },
    withdrawInvitation: async (id, invitationId, options) => {
      await send('POST', `/namespaces/${id}/invitations/${invitationId}/withdraw`, {}, emptyAnswer, options)
    },
    shareInvitation: async (id, invitationId, options) =>
      (await send('POST', `/namespaces/${id}/invitations/${invitationId}/share`, {}, inviteAnswer, options)).data,
    join: async ({ namespaceId, invitation, subscribe }, options) => {
      const body = { ...invitationToBody(invitation), ...(subscribe === true ? { subscribe } : {}) }
      const { data } = await send('POST', `/namespaces/${namespaceId}/join`, body, joinAnswer, options)
      const { groupId, memberIdentity, alreadyMember, groupIds } = data
      return { namespaceId: groupId, memberIdentity, alreadyMember, groupIds }
    },
    leaveNamespace: async (id, options) => {
      await send('POST', `/namespaces/${id}/leave`, {}, leaveNamespaceAnswer, options)
    },
    subscribe: (id, options) => send('POST', `/namespaces/${id}/subscribe`, undefined, subscribeAnswer, options),
    unsubscribe: (id, options) => send('DELETE', `/namespaces/${id}/subscribe`, undefined, subscribeAnswer, options),

    activity: async (id, { before, limit } = {}, options) => {
      const query = Object.entries({ before, limit }).flatMap(([name, value]) =>
        value === undefined ? [] : [`${name}=${value}`],
      )
      const path = `/namespaces/${id}/activity${query.length === 0 ? '' : `?${query.join('&')}`}`
      return (await get(path, activityAnswer, options)).data
    },

    groups: (id, options) => readGroups(client, id, options),
    group: async (id, options) => (await get(`/groups/${id}`, groupAnswer, options)).data,
    createGroup: async ({ namespaceId, alias, parentId, visibility }, options) => {
      const body = { groupAlias: alias, parentId, visibility }
      return (await send('POST', `/namespaces/${namespaceId}/groups`, body, createGroupAnswer, options)).data.groupId
    },
    moveGroup: async ({ groupId, newParentId, expectedParentId }, options) => {
      await send('POST', `/groups/${groupId}/reparent`, { newParentId, expectedParentId }, moveAnswer, options)
    },
    previewMoves: async (id, moves, options) =>
      (await send('POST', `/namespaces/${id}/preview-moves`, { moves }, previewMovesAnswer, options)).data,
    renameGroup: async (id, alias, options) => {
      await send('PUT', `/groups/${id}/alias`, { alias }, emptyAnswer, options)
    },
    deleteGroup: async (id, options) => {
      await send('DELETE', `/groups/${id}`, undefined, deletedAnswer, options)
    },
    setVisibility: async (id, defaultVisibility, options) => {
      await send('PUT', `/groups/${id}/settings/default-visibility`, { defaultVisibility }, emptyAnswer, options)
    },
    setDefaultCapabilities: async (id, defaultCapabilities, options) => {
      await send('PUT', `/groups/${id}/settings/default-capabilities`, { defaultCapabilities }, emptyAnswer, options)
    },

    members: async (id, options): Promise<GroupMembers> => {
      const { items, first } = await allPages(`/groups/${id}/members`, membersAnswer, (a) => a.members, options)
      return { members: items, inherited: first.inherited, selfIdentity: first.selfIdentity }
    },
    people: async (id, options) => (await get(`/namespaces/${id}/members`, namespaceMembersAnswer, options)).data,
    leaveGroup: async (id, options) => {
      await send('POST', `/groups/${id}/leave`, {}, leaveGroupAnswer, options)
    },
    addMembers: async (id, members, options) => {
      await send('POST', `/groups/${id}/members`, { members }, emptyAnswer, options)
    },
    removeMembers: async (id, members, options) => {
      await send('POST', `/groups/${id}/members/remove`, { members }, emptyAnswer, options)
    },
    setMemberRole: async (id, identity, role, options) => {
      await send('PUT', `/groups/${id}/members/${identity}/role`, { role }, emptyAnswer, options)
    },
    setMemberAlias: async (id, identity, alias, options) => {
      await send('PUT', `/groups/${id}/members/${identity}/alias`, { alias }, emptyAnswer, options)
    },
    setMemberCapabilities: async (id, identity, bits, options) => {
      const body = { capabilities: bits }
      await send('PUT', `/groups/${id}/members/${identity}/capabilities`, body, emptyAnswer, options)
    },

    ...embeddedUpgrades(client),

    contextsOfGroup: async (id, options) => (await get(`/groups/${id}/contexts`, groupContextsAnswer, options)).data,
    contexts: async (options) => {
      const { items } = await allPages('/contexts', contextsAnswer, ({ data }) => data.contexts, options)
      return items.map(({ id, ...rest }) => ({ contextId: id, ...rest }))
    },
    createContext: async (request, options) =>
      (await send('POST', '/contexts', request, createContextAnswer, options)).data.contextId,
  }
}

/** The form that the invite call answers with, so that what is sent is what was issued. */
function invitationToBody({ invitations, details }: InvitationSet): object {
  const [only] = invitations
  const besides = details === undefined ? {} : { details }
  return invitations.length === 1 && only !== undefined
    ? { invitation: only, ...besides }
    : { invitations: invitations.map((invitation) => ({ invitation })), ...besides }
}
