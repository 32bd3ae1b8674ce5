import { useMutation } from '@tanstack/react-query'
import { useId } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import { setVisibility } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { useOnce } from '../../lib/use-once.ts'

type Props = {
  namespaceId: GroupId
  groupId: GroupId
  visibility: Visibility
  disabledReason: string | undefined
}

/** Open or restricted, switched at once; shown as asked for while the node is answering. */
export function VisibilitySwitch({ namespaceId, groupId, visibility, disabledReason }: Props) {
  const textId = useId()
  const once = useOnce()
  const { mutateAsync, isPending, variables, error } = useMutation(setVisibility(useNodeApi(), namespaceId))
  const shown = isPending ? variables.visibility : visibility
  const restricted = shown === 'restricted'
  const blocked = isPending || disabledReason !== undefined
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-3">
        <button
          type="button"
          role="switch"
          aria-checked={restricted}
          aria-label="Restricted"
          aria-describedby={textId}
          aria-disabled={blocked || undefined}
          onClick={() => {
            if (!blocked) once(() => mutateAsync({ groupId, visibility: restricted ? 'open' : 'restricted' }))
          }}
          className={`relative mt-0.5 h-6 w-11 shrink-0 rounded-full border transition-colors ${restricted ? 'border-accent bg-accent' : 'border-line-strong bg-sunken'} ${blocked ? 'cursor-not-allowed! opacity-70' : ''}`}
        >
          <span
            aria-hidden
            className={`absolute top-0.5 left-0.5 size-4.5 rounded-full transition-transform ${restricted ? 'translate-x-5 bg-on-accent' : 'bg-line-strong'}`}
          />
        </button>
        <div id={textId} className="min-w-0 text-sm">
          <p className="font-medium">Restricted</p>
          <p className="text-muted">
            {restricted
              ? 'On: only those who are added here belong to the group.'
              : 'Off: the group is open. Members of the group above belong to it too, if they may enter open subgroups.'}
          </p>
          {disabledReason !== undefined && <p className="text-muted">{disabledReason}</p>}
        </div>
      </div>
      {error !== null && <ErrorNotice notDone="The visibility was not changed" error={error} />}
    </div>
  )
}
