/** Applications installed on the node. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { InstallApplication, NodeApi } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

export const applicationList = (api: NodeApi) =>
  queryOptions({ queryKey: queryKeys.applications, queryFn: ({ signal }) => api.applications({ signal }) })

/** From the disk of the node's machine. */
export const installApplication = (api: NodeApi) =>
  mutationOptions({
    mutationFn: (request: InstallApplication) => api.installApplication(request),
    meta: { invalidates: [queryKeys.applications, queryKeys.namespaces, queryKeys.node] },
  })

/** The one that comes with the node. */
export const installSampleApplication = (api: NodeApi) =>
  mutationOptions({
    mutationFn: () => api.installSampleApplication(),
    meta: { invalidates: [queryKeys.applications, queryKeys.namespaces, queryKeys.node] },
  })
