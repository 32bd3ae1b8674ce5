import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import { renameGroup } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import type { TreeGroup } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { TextField } from '../ui/TextField.tsx'

type Props = { namespaceId: GroupId; group: TreeGroup; onRenamed: (alias: string) => void; onClose: () => void }

const said = words.groups

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
      title={<Sentence of={said.rename.title(<bdi>{group.label}</bdi>)} />}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={formId} pending={isPending}>
            {isPending ? words.ui.pleaseWait : said.rename.submit}
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
          label={said.name}
          value={alias}
          onChange={setAlias}
          error={(tried || alias.trim() !== '') && !verdict.ok ? verdict.message : undefined}
          aside={words.ui.bytes(utf8Length(alias.trim()), ALIAS_BYTES_MAX)}
          description={said.nameSeenBy}
        />
        {error !== null && <ErrorNotice notDone={said.rename.notDone} error={error} />}
      </form>
    </Dialog>
  )
}
