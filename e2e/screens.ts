/** Every screen with something on it, as an address below the dashboard; a new screen is a new row. */
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import type { Acme } from './writes.ts'

/** One that waits, of node one's; answers its id. */
export async function invitationOf({ one, namespaceId }: Acme): Promise<string> {
  await one.invite(namespaceId)
  const { data } = await one.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)
  const [newest] = data.invitations
  if (newest === undefined) throw new Error('It is not in the ledger.')
  return newest.invitationId
}

export type Screen = {
  name: string
  path(acme: Acme & { invitationId: string }): string
  /** Whose dashboard; node one's unless said otherwise. */
  node?: 'two'
}

export const SCREENS: readonly Screen[] = [
  { name: 'namespaces', path: () => 'namespaces' },
  { name: 'create a namespace', path: () => 'namespaces/new/application' },
  { name: 'namespace created', path: ({ namespaceId }) => `namespaces/new/result/${namespaceId}` },
  { name: 'map', path: ({ namespaceId }) => `namespaces/${namespaceId}` },
  {
    name: 'outline and group',
    path: ({ namespaceId, finance }) => `namespaces/${namespaceId}/groups/${finance}?view=outline`,
  },
  { name: 'activity', path: ({ namespaceId }) => `namespaces/${namespaceId}?side=activity` },
  { name: 'settings', path: ({ namespaceId }) => `namespaces/${namespaceId}/settings` },
  { name: 'members', path: ({ namespaceId }) => `namespaces/${namespaceId}/members` },
  { name: 'person', path: ({ namespaceId, ben }) => `namespaces/${namespaceId}/members/${ben}` },
  { name: 'add to groups', path: ({ namespaceId, ben }) => `namespaces/${namespaceId}/members/add?key=${ben}` },
  { name: 'versions', path: ({ namespaceId }) => `namespaces/${namespaceId}/versions` },
  { name: 'publish', path: ({ namespaceId }) => `namespaces/${namespaceId}/publish/version` },
  { name: 'a publication that is not there', path: ({ namespaceId }) => `namespaces/${namespaceId}/publish/done/1` },
  { name: 'invitations', path: ({ namespaceId }) => `namespaces/${namespaceId}/invitations` },
  {
    name: 'one invitation',
    path: ({ namespaceId, invitationId }) => `namespaces/${namespaceId}/invitations/${invitationId}`,
  },
  { name: 'invite', path: ({ namespaceId }) => `namespaces/${namespaceId}/invite/kind` },
  {
    name: 'share an invitation',
    path: ({ namespaceId, invitationId }) => `namespaces/${namespaceId}/invite/share/${invitationId}`,
  },
  { name: 'joined', path: ({ namespaceId }) => `join/joined/${namespaceId}`, node: 'two' },
  { name: 'applications', path: () => 'applications' },
  { name: 'node', path: () => 'node' },
]
