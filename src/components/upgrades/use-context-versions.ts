import { useMemo } from 'react'
import type { ContextId, GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { ContextVersion } from '#shared/wire/upgrades.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeContextsOfGroup } from '../../api/upgrades.ts'
import { useRead } from '../../api/use-read.ts'

/** What the contexts of a group run on this node, the first of them; empty on a node that knows no versions. */
export function useContextVersions(
  namespaceId: GroupId,
  groupId: GroupId,
  self: PublicKey,
): ReadonlyMap<ContextId, ContextVersion> {
  const query = nodeContextsOfGroup(useNodeApi(), namespaceId, self, groupId)
  const { data } = useRead({ ...query, enabled: useCan('upgrade').ok })
  return useMemo(() => new Map(data?.contexts.map((context) => [context.contextId, context])), [data])
}
