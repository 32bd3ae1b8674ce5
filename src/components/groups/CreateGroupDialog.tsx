import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import { createGroup } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
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
  const formId = useId()
  const [alias, setAlias] = useState('')
  const [visibility, setVisibility] = useState<Visibility>('open')
  // Sent twice, it is one group; another name or visibility makes it another request.
  const [idempotencyKey, setIdempotencyKey] = useState(randomKey)
  const once = useOnce()
  const { mutateAsync, isPending, error } = useMutation({
    ...createGroup(useNodeApi(), model.rootId),
    // Beside the mutation, not the call: it also runs when news from the node has closed the dialog meanwhile.
    onSuccess: (groupId, sent) => onCreated(groupId, sent.alias ?? ''),
  })
  const verdict = alias.trim() === '' ? undefined : aliasVerdict(alias.trim())
  const parent = model.groups.get(parentId)

  const submit = (): void => {
    if (verdict?.ok === false) return
    const name = alias.trim()
    once(() =>
      mutateAsync({
        ...(name === '' ? {} : { alias: name }),
        ...(parent?.isRoot === true ? {} : { parentId }),
        visibility,
        idempotencyKey,
      }),
    )
  }
  const change = (set: () => void): void => {
    set()
    setIdempotencyKey(randomKey())
  }
  return (
    <Dialog
      title={
        parent === undefined || parent.isRoot ? (
          said.create.title
        ) : (
          <Sentence of={said.create.titleIn(<bdi>{parent.label}</bdi>)} />
        )
      }
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={formId} pending={isPending}>
            {isPending ? words.ui.pleaseWait : said.create.submit}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-5"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
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
        {error !== null && <ErrorNotice notDone={said.create.notDone} error={error} />}
      </form>
    </Dialog>
  )
}
