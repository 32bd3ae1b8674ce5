import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { Publication, Upgrades } from '#shared/wire/upgrades.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { changePublication, type PublicationChange } from '../../api/upgrades.ts'
import { writeVerdict } from '../../components/moves/move-rules.ts'
import { useAnnounce } from '../../components/ui/Announcer.tsx'
import { Button, type ButtonTone } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import {
  actionReason,
  isOffered,
  UPGRADE_ACTIONS,
  type UpgradeAction,
} from '../../components/upgrades/upgrade-rules.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { ActionDialog } from './ActionDialog.tsx'

const TONE: Partial<Record<UpgradeAction, ButtonTone>> = { agree: 'primary', retry: 'primary' }

type Props = { namespace: NamespaceSummary; upgrades: Upgrades; publication: Publication }

/** Agreeing and trying again are done at a press; what stops or changes something for others is asked first. */
export function PublicationActions({ namespace, upgrades, publication }: Props) {
  const announce = useAnnounce()
  const once = useOnce()
  const write = writeVerdict(namespace, useFreshness() !== 'offline')
  const [asking, setAsking] = useState<UpgradeAction>()
  // Beside the mutation: a publication that is withdrawn takes this off the screen.
  const { mutateAsync, reset, isPending, variables, error } = useMutation({
    ...changePublication(useNodeApi(), namespace.namespaceId),
    onSuccess: (_, { action }) => {
      setAsking(undefined)
      announce(words.upgrades.actions[action].done)
    },
  })
  const offered = UPGRADE_ACTIONS.filter((action) => isOffered(action, publication, upgrades))
  const run = (change: PublicationChange) => once(() => mutateAsync(change))
  if (offered.length === 0) return null
  return (
    <>
      <div className="flex flex-wrap gap-3">
        {offered.map((action) => (
          <Button
            key={action}
            tone={TONE[action] ?? 'secondary'}
            pending={isPending && variables?.action === action}
            disabledReason={actionReason(action, publication, upgrades, namespace, write)}
            onClick={() => {
              reset()
              if (action === 'agree' || action === 'retry') run({ publication: publication.publication, action })
              else setAsking(action)
            }}
          >
            {words.upgrades.actions[action].button}
          </Button>
        ))}
      </div>
      {error !== null && variables !== undefined && asking === undefined && (
        <ErrorNotice error={error} notDone={words.upgrades.actions[variables.action].notDone} />
      )}
      {asking !== undefined && (
        <ActionDialog
          action={asking}
          publication={publication}
          upgrades={upgrades}
          pending={isPending}
          error={error}
          onConfirm={run}
          onClose={() => {
            reset()
            setAsking(undefined)
          }}
        />
      )}
    </>
  )
}
