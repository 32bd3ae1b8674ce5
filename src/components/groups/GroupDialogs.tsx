/** The dialogs of a group, one at a time, wherever they were asked for. */
import { useNavigate } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LiftedMoveDialog } from '../moves/LiftedMoveDialog.tsx'
import type { Moves } from '../moves/moves.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Sentence } from '../ui/Sentence.tsx'
import { useToasts } from '../ui/Toasts.tsx'
import { CreateGroupDialog } from './CreateGroupDialog.tsx'
import { DeleteGroupDialog } from './DeleteGroupDialog.tsx'
import type { GroupAction } from './group-rules.ts'
import { RenameGroupDialog } from './RenameGroupDialog.tsx'
import { useGoneGroup } from './use-gone-group.tsx'

export type OpenDialog = { action: GroupAction; groupId: GroupId }

export type GroupDialogsProps = {
  model: TreeModel
  open: OpenDialog | undefined
  moves: Moves
  /** What moves when a move of this group is asked for: all that are marked, when it is one of them. */
  idsToMove: (groupId: GroupId) => Iterable<GroupId>
  onCreated: (groupId: GroupId) => void
  /** With the tree that still had it. Resolves when nothing shows the group any more. */
  onDeleted: (groupId: GroupId, before: TreeModel) => Promise<void>
  onClose: () => void
}

const said = words.groups

export function GroupDialogs({ model, open, moves, idsToMove, onCreated, onDeleted, onClose }: GroupDialogsProps) {
  const { show } = useToasts()
  const navigate = useNavigate()
  useGoneGroup({ model, open, onDeleted, onClose })
  const group = open === undefined ? undefined : model.groups.get(open.groupId)
  const isFirst = model.groups.size === 1
  if (open === undefined || group === undefined) return null
  switch (open.action) {
    case 'create':
      return (
        <CreateGroupDialog
          model={model}
          parentId={group.id}
          onClose={onClose}
          onCreated={(groupId, name) => {
            onClose()
            show({
              tone: 'success',
              text: name === '' ? said.create.done : <Sentence of={said.create.doneNamed(<bdi>{name}</bdi>)} />,
              // Whoever has made the first group of all is not left to find what comes next.
              ...(isFirst && {
                action: {
                  label: words.firstSteps.inviteNext,
                  onAction: () => void navigate(paths.invite(model.rootId)),
                },
              }),
            })
            onCreated(groupId)
          }}
        />
      )
    case 'rename':
      return (
        <RenameGroupDialog
          namespaceId={model.rootId}
          group={group}
          onClose={onClose}
          onRenamed={(name) => {
            onClose()
            show({ tone: 'success', text: <Sentence of={said.rename.done(<bdi>{name}</bdi>)} /> })
          }}
        />
      )
    case 'move':
      return (
        <LiftedMoveDialog key={group.id} model={model} moves={moves} groupIds={idsToMove(group.id)} onClose={onClose} />
      )
    case 'delete':
      return (
        <DeleteGroupDialog
          namespaceId={model.rootId}
          group={group}
          onClose={onClose}
          onDeleted={async () => {
            onClose()
            await onDeleted(group.id, model)
            show({ tone: 'success', text: <Sentence of={said.delete.done(<bdi>{group.label}</bdi>)} /> })
          }}
        />
      )
  }
}
