import type { GroupId } from '#shared/domain/ids.ts'
import { paths } from '../../paths.ts'

/** The address with this group's panel open. The root is selected when the address names no group. */
export const groupPath = (namespaceId: GroupId, groupId: GroupId): string =>
  groupId === namespaceId ? paths.namespace(namespaceId) : paths.group(namespaceId, groupId)
