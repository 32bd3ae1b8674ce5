import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { groupView } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { deleteNamespace } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../../components/ui/Button.tsx'
import { ConfirmByName } from '../../components/ui/ConfirmByName.tsx'
import { nameToText } from '../../components/ui/Name.tsx'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const said = words.settings.delete

/** Enough to type, enough to tell it from others. */
const ID_DIGITS = 8

type DeleteSectionProps = {
  namespace: NamespaceSummary
  reason: string | undefined
  /** It is being deleted from here, so its absence is no news. */
  onLeaving(isLeaving: boolean): void
}

export function DeleteSection({ namespace, reason, onLeaving }: DeleteSectionProps) {
  const { namespaceId, alias, groupCount, memberCount } = namespace
  const api = useNodeApi()
  const navigate = useNavigate()
  const { show } = useToasts()
  const [isAsking, setIsAsking] = useState(false)
  const root = useRead(groupView(api, namespaceId, namespaceId))
  const remove = useMutation(deleteNamespace(api, namespaceId))

  async function confirm(): Promise<void> {
    onLeaving(true)
    try {
      await remove.mutateAsync()
    } catch {
      onLeaving(false)
      return // `remove.error` is shown in the dialog.
    }
    show({ tone: 'success', text: said.done(nameToText(alias, namespaceId)) })
    void navigate(paths.namespaces())
  }

  return (
    <section
      aria-labelledby="settings-delete"
      className="flex flex-col items-start gap-4 rounded-card border border-danger bg-surface p-5"
    >
      <h2 id="settings-delete">{said.title}</h2>
      <p>{said.effect}</p>
      {reason !== undefined && <p className="text-muted">{reason}</p>}
      <Button tone="danger" disabledReason={reason} onClick={() => setIsAsking(true)}>
        {said.button}
      </Button>
      {isAsking && (
        <ConfirmByName
          title={said.ask(nameToText(alias, namespaceId))}
          name={alias ?? namespaceId.slice(0, ID_DIGITS)}
          confirmLabel={said.submit}
          pending={remove.isPending}
          notDone={said.notDone}
          error={remove.error}
          onConfirm={confirm}
          onClose={() => {
            remove.reset()
            setIsAsking(false)
          }}
        >
          <p>{said.lost(groupCount, root.data?.contextCountDeep, memberCount)}</p>
          <p className="font-semibold">{said.forEver}</p>
        </ConfirmByName>
      )}
    </section>
  )
}
