import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import { createGroup } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { TextField } from '../ui/TextField.tsx'

const said = words.groups

const VISIBILITY_WORDS = [
  {
    value: 'open',
    ...said.visibility.open,
  },
  {
    value: 'restricted',
    ...said.visibility.restricted,
  },
] as const satisfies readonly { value: Visibility; label: string; description: string }[]

type Props = {
  model: TreeModel
  /** The root, or the group to create one in. */
  parentId: GroupId
  onCreated: (groupId: GroupId, label: string) => void
  onClose: () => void
}

export function CreateGroupDialog({ model, parentId, onCreated, onClose }: Props) {
  const [alias, setAlias] = useState('')
  const [visibility, setVisibility] = useState<Visibility>('open')
  // Sent twice, it is one group; another name or visibility makes it another request.
  const [idempotencyKey, setIdempotencyKey] = useState(randomKey)
  const { mutateAsync, isPending, error } = useMutation({
    ...createGroup(useNodeApi(), model.rootId),
    // Beside the mutation, not the call: it also runs when news from the node has closed the dialog meanwhile.
    onSuccess: (groupId, sent) => onCreated(groupId, sent.alias ?? ''),
  })
  const verdict = alias.trim() === '' ? undefined : aliasVerdict(alias.trim())
  const parent = model.groups.get(parentId)

  const submit = () => {
    if (verdict?.ok === false) return
    const name = alias.trim()
    return mutateAsync({
      ...(name === '' ? {} : { alias: name }),
      ...(parent?.isRoot === true ? {} : { parentId }),
      visibility,
      idempotencyKey,
    })
  }
  const change = (set: () => void): void => {
    set()
    setIdempotencyKey(randomKey())
  }
  return (
    <FormDialog
      title={
        parent === undefined || parent.isRoot ? (
          said.create.title
        ) : (
          <Sentence of={said.create.titleIn(<bdi>{parent.label}</bdi>)} />
        )
      }
      submitLabel={said.create.submit}
      pending={isPending}
      error={error}
      notDone={said.create.notDone}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={said.nameOptional}
        value={alias}
        onChange={(text) => change(() => setAlias(text))}
        error={verdict?.ok === false ? verdict.message : undefined}
        aside={words.ui.bytes(utf8Length(alias.trim()), ALIAS_BYTES_MAX)}
        description={said.nameDescription}
      />
      <RadioCards
        legend={said.visibility.legend}
        value={visibility}
        options={VISIBILITY_WORDS}
        onChange={(value) => change(() => setVisibility(value))}
      />
    </FormDialog>
  )
}
