/** What a map is made of, asked for before the rest of the dialect is loaded. */
import type { GroupId } from '#shared/domain/ids.ts'
import {
  type NamespaceGroup,
  type NamespaceSummary,
  namespaceAnswer,
  namespaceGroupsAnswer,
} from '#shared/wire/namespace-views.ts'
import type { CallOptions, Client } from '../client.ts'
import { embeddedPaths } from './embedded-paths.ts'

type Reads = Pick<Client, 'get'>

export const readNamespace = async ({ get }: Reads, id: GroupId, options?: CallOptions): Promise<NamespaceSummary> =>
  (await get(embeddedPaths.namespace(id), namespaceAnswer, options)).data

/** Every group at every depth, without the root, parents before children. */
export const readGroups = async ({ get }: Reads, id: GroupId, options?: CallOptions): Promise<NamespaceGroup[]> =>
  (await get(embeddedPaths.groups(id), namespaceGroupsAnswer, options)).data

export type MapData = { namespace: NamespaceSummary; groups: NamespaceGroup[] }

export async function readMap(client: Reads, id: GroupId): Promise<MapData> {
  const [groups, namespace] = await Promise.all([readGroups(client, id), readNamespace(client, id)])
  return { namespace, groups }
}
