import { useMutationState } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { isSurelyNotDone } from '../../api/api-error.ts'
import { deleteGroupKey } from '../../api/groups.ts'
import { words } from '../../words/words.ts'
import type { TreeGroup, TreeModel } from '../tree/tree-model.ts'
import { Sentence } from '../ui/Sentence.tsx'
import { useToasts } from '../ui/Toasts.tsx'
import type { GroupDialogsProps } from './GroupDialogs.tsx'

type Props = Pick<GroupDialogsProps, 'model' | 'open' | 'onDeleted' | 'onClose'>

/** A dialog whose group is no longer there closes, and says why. */
export function useGoneGroup({ model, open, onDeleted, onClose }: Props): void {
  const { show } = useToasts()
  const known = useRef<{ group: TreeGroup; model: TreeModel }>(undefined)
  const openId = open?.groupId
  const group = openId === undefined ? undefined : model.groups.get(openId)
  useEffect(() => {
    if (group !== undefined) known.current = { group, model }
  }, [group, model])

  const deletions = useMutationState({
    filters: {
      mutationKey: deleteGroupKey(model.rootId),
      predicate: ({ state }) => openId !== undefined && state.variables === openId,
    },
    select: ({ state }) => state,
  })
  // An answer on its way, or one that came, is told by whoever asked.
  const told = deletions.some(({ status }) => status === 'pending' || status === 'success')
  const lost = deletions.some(({ status, error }) => status === 'error' && !isSurelyNotDone(error))
  const sayGone = useEffectEvent(async () => {
    const before = known.current
    onClose()
    if (before === undefined || before.group.id !== openId) return
    const name = <bdi>{before.group.label}</bdi>
    if (!lost) return void show({ tone: 'info', text: <Sentence of={words.groups.delete.doneByOther(name)} /> })
    await onDeleted(before.group.id, before.model)
    show({ tone: 'success', text: <Sentence of={words.groups.delete.done(name)} /> })
  })
  const gone = openId !== undefined && group === undefined && !told
  useEffect(() => {
    if (gone) void sayGone()
  }, [gone])
}
