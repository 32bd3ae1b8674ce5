import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { renameGroup } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'

const said = words.settings.rename

type RenameSectionProps = { namespace: NamespaceSummary; reason: string | undefined }

export function RenameSection({ namespace, reason }: RenameSectionProps) {
  const { namespaceId, alias: current = '' } = namespace
  const rename = useMutation(renameGroup(useNodeApi(), namespaceId))
  const once = useOnce()
  const { show } = useToasts()
  /** undefined: not touched, so it follows what others call it. */
  const [typed, setTyped] = useState<string>()
  const alias = (typed ?? current).trim()
  const verdict = aliasVerdict(alias)
  const error = typed !== undefined && alias !== current && !verdict.ok ? verdict.message : undefined
  const blocked = reason ?? (alias === current ? said.same : verdict.ok ? undefined : verdict.message)

  const finish = (): void => {
    rename.reset()
    setTyped(undefined)
    show({ tone: 'success', text: said.done })
  }
  useDoneAfterAll(rename.error, rename.variables?.alias === current, finish)
  const save = () => once(() => rename.mutateAsync({ groupId: namespaceId, alias }, { onSuccess: finish }))
  return (
    <section aria-labelledby="settings-name" className="card flex flex-col gap-4 p-5">
      <h2 id="settings-name">{said.title}</h2>
      <form
        className="flex flex-col items-start gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (blocked === undefined) save()
        }}
      >
        <div className="w-full max-w-md">
          <TextField
            label={said.label}
            description={reason ?? said.description}
            value={typed ?? current}
            readOnly={reason !== undefined}
            error={error}
            aside={words.ui.bytes(utf8Length(alias), ALIAS_BYTES_MAX)}
            onChange={setTyped}
          />
        </div>
        {rename.error !== null && <ErrorNotice error={rename.error} notDone={said.notDone} />}
        <Button type="submit" pending={rename.isPending} disabledReason={blocked}>
          {said.submit}
        </Button>
      </form>
    </section>
  )
}
