import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import { renameGroup } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { useOnce } from '../../lib/use-once.ts'
import type { TreeGroup } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = { namespaceId: GroupId; group: TreeGroup; onRenamed: (alias: string) => void; onClose: () => void }

export function RenameGroupDialog({ namespaceId, group, onRenamed, onClose }: Props) {
  const formId = useId()
  const before = group.named ? group.label : ''
  const [alias, setAlias] = useState(before)
  const [tried, setTried] = useState(false)
  const once = useOnce()
  const { mutateAsync, isPending, error, variables } = useMutation({
    ...renameGroup(useNodeApi(), namespaceId),
    onSuccess: (_, sent) => onRenamed(sent.alias),
  })
  useDoneAfterAll(error, variables?.alias === before, () => onRenamed(before))
  const verdict = aliasVerdict(alias.trim())

  const submit = (): void => {
    setTried(true)
    if (!verdict.ok) return
    const name = alias.trim()
    if (name === before) onClose()
    else once(() => mutateAsync({ groupId: group.id, alias: name }))
  }
  return (
    <Dialog
      title={
        <>
          Rename <bdi>{group.label}</bdi>
        </>
      }
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" form={formId} pending={isPending}>
            {isPending ? 'Please wait…' : 'Rename'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label="Name"
          value={alias}
          onChange={setAlias}
          error={(tried || alias.trim() !== '') && !verdict.ok ? verdict.message : undefined}
          aside={`${utf8Length(alias.trim())} of ${ALIAS_BYTES_MAX} bytes`}
          description="All members of the namespace see it."
        />
        {error !== null && <ErrorNotice notDone="The name was not changed" error={error} />}
      </form>
    </Dialog>
  )
}
