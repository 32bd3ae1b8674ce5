import { useMutation } from '@tanstack/react-query'
import type { ApplicationId } from '#shared/domain/ids.ts'
import type { Installed, SampleVersion } from '#shared/wire/applications.ts'
import { installSampleApplication } from '../../api/applications.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button, type ButtonTone } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'

type SampleButtonProps = {
  tone?: ButtonTone
  /** Absent means its first one. */
  version?: SampleVersion
  onInstalled: (applicationId: ApplicationId, installed: Installed) => void
}
const said = words.namespaces.install

/** Installs the application that comes with the node, in one click. */
export function SampleButton({ tone = 'secondary', version, onInstalled }: SampleButtonProps) {
  // Beside the mutation, not beside `mutate`: an installed application may take this button off the screen.
  const install = useMutation({
    ...installSampleApplication(useNodeApi()),
    onSuccess: (installed) => onInstalled(installed.applicationId, installed),
  })
  const once = useOnce()
  const blocked = useBlockedReason('application.sample')
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        tone={tone}
        pending={install.isPending}
        disabledReason={blocked}
        onClick={() => once(() => install.mutateAsync(version))}
      >
        {install.isPending ? said.pending : words.applications.install.sampleButton(version)}
      </Button>
      {install.error !== null && <ErrorNotice error={install.error} notDone={said.sampleNotDone} />}
    </div>
  )
}
