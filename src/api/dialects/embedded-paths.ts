/** Routes of the embedded node that are asked for before anything else is ready. */
import type { GroupId } from '#shared/domain/ids.ts'

/** Of every kind of node: it says which kind it is. */
export const CAPABILITIES_PATH = '/capabilities'

export const embeddedPaths = {
  namespace: (id: GroupId) => `/namespaces/${id}`,
  groups: (id: GroupId) => `/namespaces/${id}/groups`,
} as const

/** Everything that the first picture of a map is made of. */
export const readsOfMap = (id: GroupId): readonly string[] => [embeddedPaths.groups(id), embeddedPaths.namespace(id)]
