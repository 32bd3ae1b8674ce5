/** The dialog or menu that is open, one at a time, wherever it was asked for. */
import { useState } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import type { OpenDialog } from '../../components/groups/GroupDialogs.tsx'
import type { GroupAction, Reason } from '../../components/groups/group-rules.ts'
import { useToasts } from '../../components/ui/Toasts.tsx'

type Options = {
  reasonsFor(id: GroupId): Record<GroupAction, Reason>
  onLift(id: GroupId): void
}

export function useGroupActions({ reasonsFor, onLift }: Options) {
  const { show } = useToasts()
  const [dialog, setDialog] = useState<OpenDialog>()
  const [menu, setMenu] = useState<{ groupId: GroupId; anchor: HTMLElement }>()
  // Back and Forward leave them behind. A selection does not: it may arrive after the dialog that was asked for next.
  const { key } = useLocation()
  const isPop = useNavigationType() === 'POP'
  const [seenKey, setSeenKey] = useState(key)
  if (key !== seenKey) {
    setSeenKey(key)
    if (isPop) {
      setDialog(undefined)
      setMenu(undefined)
    }
  }
  return {
    dialog,
    menu,
    /** A key or a menu may ask for what a disabled button would explain. */
    ask(action: GroupAction, groupId: GroupId): void {
      const reason = reasonsFor(groupId)[action]
      if (reason !== undefined) show({ tone: 'info', text: reason })
      else if (action === 'lift') onLift(groupId)
      else setDialog({ action, groupId })
    },
    openMenu: (groupId: GroupId, anchor: HTMLElement) => setMenu({ groupId, anchor }),
    closeDialog: () => setDialog(undefined),
    closeMenu: () => setMenu(undefined),
  }
}
