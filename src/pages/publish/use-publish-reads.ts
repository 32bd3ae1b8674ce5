/** What both pages of publishing are made of: the namespace, and its versions where the node knows any. */
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { upgradesView } from '../../api/upgrades.ts'
import { useRead } from '../../api/use-read.ts'
import { errorToEnding } from '../../components/namespaces/NamespaceEnding.tsx'
import { useNamespaceId } from '../../lib/use-id-params.ts'

export function usePublishReads() {
  const namespaceId = useNamespaceId()
  const api = useNodeApi()
  const can = useCan('upgrade')
  const namespace = useRead(namespaceView(api, namespaceId))
  const upgrades = useRead({ ...upgradesView(api, namespaceId), enabled: can.ok })
  return {
    namespaceId,
    can,
    namespace: namespace.data,
    upgrades: upgrades.data,
    /** The namespace is no more. */
    ending: errorToEnding(namespace.error),
    error: namespace.error ?? upgrades.error,
    retry: (): void => void Promise.all([namespace.refetch(), upgrades.refetch()]),
  }
}
