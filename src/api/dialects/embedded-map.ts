/** What a map is made of, asked for before the rest of the dialect is loaded. */
import type { GroupId } from '#shared/domain/ids.ts'
import {
  type NamespaceGroup,
  type NamespaceRoot,
  namespaceGroupsAnswer,
  namespaceRootAnswer,
} from '#shared/wire/namespace-groups.ts'
import { type CallOptions, type Client, createClient } from '../client.ts'
import type { Exchange } from '../exchange.ts'
import { embeddedPaths } from './embedded-paths.ts'

/** Every group at every depth, without the root, parents before children. */
export const readGroups = async (
  { get }: Pick<Client, 'get'>,
  id: GroupId,
  options?: CallOptions,
): Promise<NamespaceGroup[]> => (await get(embeddedPaths.groups(id), namespaceGroupsAnswer, options)).data

export type MapData = { root: NamespaceRoot; groups: NamespaceGroup[] }

/** Leaves the answer about the namespace for whoever reads all of it. */
export async function readMap(exchange: Exchange, id: GroupId): Promise<MapData> {
  const looking = createClient({ ...exchange, read: exchange.lookAhead })
  const [groups, { data }] = await Promise.all([
    readGroups(createClient(exchange), id),
    looking.get(embeddedPaths.namespace(id), namespaceRootAnswer),
  ])
  return { root: data, groups }
}
