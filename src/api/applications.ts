/** Applications installed on the node. */
import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { ApplicationId } from '#shared/domain/ids.ts'
import type { SampleVersion } from '#shared/wire/applications.ts'
import type { InstallApplication, InstallByUrl, NodeApi, Upload } from './node-api.ts'
import { queryKeys } from './query-keys.ts'

export const applicationList = (api: NodeApi) =>
  queryOptions({ queryKey: queryKeys.applications, queryFn: ({ signal }) => api.applications({ signal }) })

/** Every file of one application, newest version first, with what uses it. */
export const applicationVersions = (api: NodeApi, applicationId: ApplicationId) =>
  queryOptions({
    queryKey: queryKeys.applicationVersions(applicationId),
    queryFn: ({ signal }) => api.applicationVersions(applicationId, { signal }),
  })

/** What another version on the node may change on screen. */
const meta = { invalidates: [queryKeys.applications, queryKeys.namespaces, queryKeys.node] }

/** From the disk of the node's machine. */
export const installApplication = (api: NodeApi) =>
  mutationOptions({ mutationFn: (request: InstallApplication) => api.installApplication(request), meta })

/** From an address that the node fetches. */
export const installByUrl = (api: NodeApi) =>
  mutationOptions({ mutationFn: (request: InstallByUrl) => api.installByUrl(request), meta })

/** From the machine of whoever looks at the dashboard. */
export const uploadApplication = (api: NodeApi) =>
  mutationOptions({
    mutationFn: ({ signal, ...file }: Upload & { signal?: AbortSignal }) => api.uploadApplication(file, { signal }),
    meta,
  })

/** The one that comes with the node. */
export const installSampleApplication = (api: NodeApi) =>
  mutationOptions({ mutationFn: (version: SampleVersion | undefined) => api.installSampleApplication(version), meta })

export const uninstallVersion = (api: NodeApi) =>
  mutationOptions({
    mutationFn: ({ applicationId, version }: { applicationId: ApplicationId; version: string }) =>
      api.uninstallVersion(applicationId, version),
    meta,
  })
