import type { ReactNode, Ref } from 'react'
import { Link, useLocation } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { groupPath } from './group-path.ts'

type Props = {
  namespaceId: GroupId
  groupId: GroupId
  className?: string
  ref?: Ref<HTMLAnchorElement> | undefined
  children: ReactNode
}

/** Opens a group's panel; how the tree is looked at stays in the address. */
export function GroupLink({ namespaceId, groupId, ...rest }: Props) {
  const { search } = useLocation()
  return <Link {...rest} to={{ pathname: groupPath(namespaceId, groupId), search }} preventScrollReset />
}
