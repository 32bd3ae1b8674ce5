import { useMutation } from '@tanstack/react-query'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { deleteGroup, groupView } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { plural } from '../../lib/format.ts'
import type { TreeGroup } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { ConfirmByName } from '../ui/ConfirmByName.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'

type Props = { namespaceId: GroupId; group: TreeGroup; onDeleted: () => Promise<void>; onClose: () => void }

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
        title={
          <>
            Delete <bdi>{group.label}</bdi>
          </>
        }
        onClose={onClose}
        actions={<Button onClick={onClose}>Cancel</Button>}
      >
        {error === null ? (
          <Loading label="Counting what would go with it…" rows={1} />
        ) : (
          <ErrorNotice error={error} onRetry={() => void refetch()} />
        )}
      </Dialog>
    )
  const { descendantCount, contextCountDeep } = data
  return (
    <ConfirmByName
      title={`Delete ${group.label}`}
      name={group.named ? group.label : shortId(group.id).slice(0, 6)}
      confirmLabel="Delete group"
      pending={remove.isPending}
      notDone="The group was not deleted"
      error={remove.error}
      onConfirm={() => remove.mutateAsync(group.id)}
      onClose={onClose}
    >
      <p>
        This deletes the group{' '}
        {descendantCount > 0 && (
          <>
            and the <strong>{plural(descendantCount, 'group')}</strong> inside it{' '}
          </>
        )}
        on every node of the namespace
        {contextCountDeep > 0 && (
          <>
            , with <strong>{plural(contextCountDeep, 'context')}</strong>
          </>
        )}
        . It cannot be undone.
      </p>
    </ConfirmByName>
  )
}
