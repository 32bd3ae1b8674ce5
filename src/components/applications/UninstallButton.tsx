import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Application, ApplicationVersion } from '#shared/wire/applications.ts'
import { uninstallVersion } from '../../api/applications.ts'
import { useBlockedReason, useNodeApi } from '../../api/NodeApiContext.tsx'
import { words } from '../../words/words.ts'
import { applicationTitle } from '../namespaces/application-title.ts'
import { Button } from '../ui/Button.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { useToasts } from '../ui/Toasts.tsx'

const say = words.applications.uninstall

/** Takes one version off the node, or says what still needs it. */
export function UninstallButton(props: { application: Application; version: ApplicationVersion }) {
  const { application, version } = props
  const blocked = useBlockedReason('application.uninstall')
  const [isAsking, setIsAsking] = useState(false)
  const { show } = useToasts()
  const name = applicationTitle(application)
  // Beside the mutation: a version that is gone takes this button off the screen.
  const remove = useMutation({
    ...uninstallVersion(useNodeApi()),
    onSuccess: () => {
      setIsAsking(false)
      show({ tone: 'success', text: say.done(name, version.version) })
    },
  })
  const close = () => {
    remove.reset()
    setIsAsking(false)
  }
  return (
    <>
      <Button
        size="small"
        aria-label={say.label(version.version)}
        disabledReason={blocked ?? (version.uses.length > 0 ? say.inUse(version.uses.length) : undefined)}
        onClick={() => setIsAsking(true)}
      >
        {say.button}
      </Button>
      {isAsking && (
        <FormDialog
          title={say.title(name, version.version)}
          submitLabel={say.confirm}
          tone="danger"
          pending={remove.isPending}
          error={remove.error}
          notDone={say.notDone}
          asksOnly
          onSubmit={() => remove.mutateAsync({ applicationId: application.id, version: version.version })}
          onClose={close}
        >
          <p>{say.means}</p>
        </FormDialog>
      )}
    </>
  )
}
