import { useMutation } from '@tanstack/react-query'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { deleteGroup, groupView } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { words } from '../../words/words.ts'
import type { TreeGroup } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmByName } from '../ui/ConfirmByName.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Sentence } from '../ui/Sentence.tsx'

type Props = { namespaceId: GroupId; group: TreeGroup; onDeleted: () => Promise<void>; onClose: () => void }

const said = words.groups.delete

/** Says what goes with it, in numbers that were read just now, before the name can be typed. */
export function DeleteGroupDialog({ namespaceId, group, onDeleted, onClose }: Props) {
  const api = useNodeApi()
  const { data, error, refetch } = useRead({ ...groupView(api, namespaceId, group.id), staleTime: 0 })
  // Not at `mutate`: by the time that is called the group has left the tree, and this dialog with it. Waited for, so
  // that nothing that shows the group is left to read it again when the write makes everything stale.
  const remove = useMutation({ ...deleteGroup(api, namespaceId), onSuccess: onDeleted })
  if (data === undefined)
    return (
      <Dialog
        title={<Sentence of={said.title(<bdi>{group.label}</bdi>)} />}
        onClose={onClose}
        actions={<Button onClick={onClose}>{words.ui.cancel}</Button>}
      >
        {error === null ? (
          <Loading label={said.counting} rows={1} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )}
      </Dialog>
    )
  const { descendantCount, contextCountDeep } = data
  return (
    <ConfirmByName
      title={said.titleText(group.label)}
      name={group.named ? group.label : shortId(group.id).slice(0, 6)}
      confirmLabel={said.submit}
      pending={remove.isPending}
      notDone={said.notDone}
      error={remove.error}
      onConfirm={() => remove.mutateAsync(group.id)}
      onClose={onClose}
    >
      <p>
        <Sentence of={said.effect(descendantCount, contextCountDeep, (text) => <strong>{text}</strong>)} />
      </p>
    </ConfirmByName>
  )
}
