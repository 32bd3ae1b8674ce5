import { useMemo } from 'react'
import type { ContextId, GroupId } from '#shared/domain/ids.ts'
import type { ContextVersion } from '#shared/wire/upgrades.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { upgradesView } from '../../api/upgrades.ts'
import { useRead } from '../../api/use-read.ts'
import { selfNode } from './upgrade-view.ts'

/** What the contexts of this node run; empty on a node that knows no versions. */
export function useContextVersions(namespaceId: GroupId): ReadonlyMap<ContextId, ContextVersion> {
  const { data } = useRead({ ...upgradesView(useNodeApi(), namespaceId), enabled: useCan('upgrade').ok })
  return useMemo(() => {
    const contexts = data === undefined ? [] : (selfNode(data)?.contexts ?? [])
    return new Map(contexts.map((context) => [context.contextId, context]))
  }, [data])
}
