import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import { renameGroup } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { words } from '../../words/words.ts'
import type { TreeGroup } from '../tree/tree-model.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = { namespaceId: GroupId; group: TreeGroup; onRenamed: (alias: string) => void; onClose: () => void }

const said = words.groups

export function RenameGroupDialog({ namespaceId, group, onRenamed, onClose }: Props) {
  const before = group.named ? group.label : ''
  const [alias, setAlias] = useState(before)
  const [tried, setTried] = useState(false)
  const { mutateAsync, isPending, error, variables } = useMutation({
    ...renameGroup(useNodeApi(), namespaceId),
    onSuccess: (_, sent) => onRenamed(sent.alias),
  })
  useDoneAfterAll(error, variables?.alias === before, () => onRenamed(before))
  const verdict = aliasVerdict(alias.trim())

  const submit = () => {
    setTried(true)
    if (!verdict.ok) return
    const name = alias.trim()
    if (name !== before) return mutateAsync({ groupId: group.id, alias: name })
    onClose()
  }
  return (
    <FormDialog
      title={<Sentence of={said.rename.title(<bdi>{group.label}</bdi>)} />}
      submitLabel={said.rename.submit}
      pending={isPending}
      error={error}
      notDone={said.rename.notDone}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={said.name}
        value={alias}
        onChange={setAlias}
        error={(tried || alias.trim() !== '') && !verdict.ok ? verdict.message : undefined}
        aside={words.ui.bytes(utf8Length(alias.trim()), ALIAS_BYTES_MAX)}
        description={said.nameSeenBy}
      />
    </FormDialog>
  )
}
