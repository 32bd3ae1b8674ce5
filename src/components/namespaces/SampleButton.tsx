import { useMutation } from '@tanstack/react-query'
import type { ApplicationId } from '#shared/domain/ids.ts'
import { installSampleApplication } from '../../api/applications.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { Button, type ButtonTone } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'

const said = words.namespaces.install

/** Installs the application that comes with the node, in one click. */
export function SampleButton(props: { tone?: ButtonTone; onInstalled: (applicationId: ApplicationId) => void }) {
  const { tone = 'secondary', onInstalled } = props
  // Beside the mutation, not beside `mutate`: an installed application may take this button off the screen.
  const install = useMutation({
    ...installSampleApplication(useNodeApi()),
    onSuccess: ({ applicationId }) => onInstalled(applicationId),
  })
  const once = useOnce()
  const blocked = useBlockedReason('application.sample')
  return (
    <div className="flex flex-col items-start gap-3">
      <Button
        tone={tone}
        pending={install.isPending}
        disabledReason={blocked}
        onClick={() => once(() => install.mutateAsync())}
      >
        {install.isPending ? said.pending : said.sample}
      </Button>
      {install.error !== null && <ErrorNotice error={install.error} notDone={said.sampleNotDone} />}
    </div>
  )
}
