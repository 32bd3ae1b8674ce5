import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApplicationId } from '#shared/domain/ids.ts'
import type { Installed } from '#shared/wire/applications.ts'
import { installApplication } from '../../api/applications.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { onEnter } from '../../lib/on-enter.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/TextField.tsx'

type InstallFormProps = { onInstalled: (applicationId: ApplicationId, installed: Installed) => void }

const said = words.namespaces.install

/** Installs an application from the disk of the node. What was typed stays when the node refuses it. */
export function InstallForm({ onInstalled }: InstallFormProps) {
  const [path, setPath] = useState('')
  // Beside the mutation, not beside `mutate`: an installed application may take this form off the screen.
  const install = useMutation({
    ...installApplication(useNodeApi()),
    onSuccess: (installed) => {
      setPath('')
      onInstalled(installed.applicationId, installed)
    },
  })
  const once = useOnce()
  const blocked = useBlockedReason('application.install')
  const trimmed = path.trim()
  const submit = () => {
    if (trimmed !== '') once(() => install.mutateAsync({ path: trimmed }))
  }
  return (
    // Not a form element: this also stands inside the form of a wizard.
    <div className="flex flex-col gap-4">
      <TextField
        label={said.path}
        placeholder={said.example}
        description={said.description}
        value={path}
        spellCheck={false}
        onChange={setPath}
        onKeyDown={onEnter(submit)}
      />
      {install.error !== null && <ErrorNotice error={install.error} notDone={said.notDone} />}
      <Button
        className="self-start"
        pending={install.isPending}
        disabledReason={blocked ?? (trimmed === '' ? said.pathFirst : undefined)}
        onClick={submit}
      >
        {install.isPending ? said.pending : said.button}
      </Button>
    </div>
  )
}
