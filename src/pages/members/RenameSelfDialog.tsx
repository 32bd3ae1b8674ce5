import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import type { Person } from '#shared/wire/people.ts'
import { setMemberAlias } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { FormDialog } from '../../components/ui/FormDialog.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { words } from '../../words/words.ts'

const said = words.members.rename

type Props = { namespaceId: GroupId; person: Person; onClose: () => void }

/** What one is called by the others: given in the first group one is in, which is the namespace where one is in it. */
export function RenameSelfDialog({
  namespaceId,
  person: { identity, alias: current = '', memberships },
  onClose,
}: Props) {
  const groupId = memberships[0]?.groupId ?? namespaceId
  const rename = useMutation(setMemberAlias(useNodeApi(), namespaceId, groupId))
  const { show } = useToasts()
  const [typed, setTyped] = useState(current)
  const alias = typed.trim()
  const verdict = aliasVerdict(alias)
  const problem = verdict.ok ? undefined : verdict.message
  const finish = (): void => {
    show({ tone: 'success', text: said.done })
    onClose()
  }
  const save = () => rename.mutateAsync({ identity, alias }).then(finish)
  useDoneAfterAll(rename.error, rename.variables?.alias === current, finish)
  return (
    <FormDialog
      title={said.title}
      submitLabel={said.save}
      pending={rename.isPending}
      disabledReason={alias === current ? said.same : problem}
      error={rename.error}
      notDone={said.notDone}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={said.label}
        description={said.hint}
        value={typed}
        onChange={setTyped}
        error={alias === '' || alias === current ? undefined : problem}
        aside={said.bytes(utf8Length(alias), ALIAS_BYTES_MAX)}
      />
    </FormDialog>
  )
}
