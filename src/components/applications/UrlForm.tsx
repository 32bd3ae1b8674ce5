import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Installed } from '#shared/wire/applications.ts'
import { installByUrl } from '../../api/applications.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { onEnter } from '../../lib/on-enter.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { TextField } from '../ui/TextField.tsx'

const say = words.applications.url

/** Installs from an address that the node can reach. What was typed stays when it is refused. */
export function UrlForm({ onInstalled }: { onInstalled: (installed: Installed) => void }) {
  const [url, setUrl] = useState('')
  const [hash, setHash] = useState('')
  const install = useMutation({
    ...installByUrl(useNodeApi()),
    onSuccess: (installed) => {
      setUrl('')
      setHash('')
      onInstalled(installed)
    },
  })
  const once = useOnce()
  const blocked = useBlockedReason('application.url')
  const address = url.trim()
  const digest = hash.trim()
  const submit = () => {
    if (address !== '' && blocked === undefined)
      once(() => install.mutateAsync({ url: address, ...(digest === '' ? {} : { hash: digest }) }))
  }
  return (
    // Not a form element: this also stands inside the form of a wizard.
    <div className="flex flex-col gap-4">
      <TextField
        type="url"
        label={say.label}
        description={say.description}
        placeholder="https://example.org/notes-1.1.0.mpk"
        value={url}
        spellCheck={false}
        onChange={setUrl}
        onKeyDown={onEnter(submit)}
      />
      <TextField
        label={say.hash}
        description={say.hashDescription}
        value={hash}
        spellCheck={false}
        onChange={setHash}
        onKeyDown={onEnter(submit)}
      />
      {install.error !== null && <ErrorNotice error={install.error} notDone={say.notDone} />}
      <Button
        className="self-start"
        pending={install.isPending}
        disabledReason={blocked ?? (address === '' ? say.typeFirst : undefined)}
        onClick={submit}
      >
        {install.isPending ? say.pending : say.button}
      </Button>
    </div>
  )
}
