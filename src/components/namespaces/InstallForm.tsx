import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApplicationId } from '#shared/domain/ids.ts'
import type { Installed } from '#shared/wire/applications.ts'
import { installApplication } from '../../api/applications.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { onEnter } from '../../lib/on-enter.ts'
import { useOnce } from '../../lib/use-once.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/TextField.tsx'

type InstallFormProps = { onInstalled: (applicationId: ApplicationId, installed: Installed) => void }

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
        label="Path on the node's machine"
        placeholder="/home/me/notes.mpk"
        description="A signed .mpk bundle or a .wasm file. The node reads it from its own disk; nothing is uploaded from this browser."
        value={path}
        spellCheck={false}
        onChange={setPath}
        onKeyDown={onEnter(submit)}
      />
      {install.error !== null && <ErrorNotice error={install.error} notDone="The application was not installed" />}
      <Button
        className="self-start"
        pending={install.isPending}
        disabledReason={blocked ?? (trimmed === '' ? 'Type the path of a file first.' : undefined)}
        onClick={submit}
      >
        {install.isPending ? 'Installing…' : 'Install from this path'}
      </Button>
    </div>
  )
}
