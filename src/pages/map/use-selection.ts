/** The selected group, in the address; and the way into its panel. */
import { type RefObject, useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { groupPath } from '../groups/group-path.ts'

type Options = {
  namespaceId: GroupId
  groupId: GroupId
  /** Of the panel. */
  title: RefObject<HTMLElement | null>
  /** What comes after the path, and stays when another group is selected. */
  search(): string
}

export function useSelection({ namespaceId, groupId, title, search }: Options) {
  const navigate = useNavigate()
  // What an answer that comes late would lead away from; nothing once this page is left.
  const shownId = useRef<GroupId>(undefined)
  useEffect(() => {
    shownId.current = groupId
    return () => {
      shownId.current = undefined
    }
  }, [groupId])
  // The panel of another group is there only once the address has changed.
  const panelWanted = useRef<GroupId>(undefined)
  useEffect(() => {
    if (panelWanted.current !== groupId) return
    panelWanted.current = undefined
    title.current?.focus()
  }, [groupId, title])

  const select = (id: GroupId): void => {
    const pathname = groupPath(namespaceId, id)
    // The address is ahead of what is shown: the second press of two must not become a step of Back.
    if (window.location.pathname.endsWith(pathname)) return
    void navigate({ pathname, search: search() }, { preventScrollReset: true })
  }
  return {
    /** The group shown while this page is there; undefined once it is left. */
    shownId,
    select,
    /** At once, so that nothing that is gone is shown for a moment. */
    selectNow: async (id: GroupId): Promise<void> =>
      navigate(
        { pathname: groupPath(namespaceId, id), search: search() },
        { preventScrollReset: true, flushSync: true },
      ),
    openPanel(id: GroupId): void {
      if (id === groupId) title.current?.focus()
      else panelWanted.current = id
      select(id)
    },
  }
}
