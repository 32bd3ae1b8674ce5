import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import { errorUnlessDone } from '../../api/api-error.ts'
import { setVisibility } from '../../api/groups.ts'
import { namespacePeople } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { type Switched, switchConsequences, VisibilityDialog } from '../../components/members/VisibilityDialog.tsx'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'

const said = words.members.visibility

type Props = {
  model: TreeModel
  groupId: GroupId
  visibility: Visibility
  disabledReason: string | undefined
}

/**
 * Open or restricted. Switched at once where that changes nothing for anybody, else after it was said for whom; shown
 * as asked for while the node is answering.
 */
export function VisibilitySwitch({ model, groupId, visibility, disabledReason }: Props) {
  const textId = useId()
  const once = useOnce()
  const api = useNodeApi()
  const queryClient = useQueryClient()
  const change = useMutation(setVisibility(api, model.rootId))
  const [asked, setAsked] = useState<Switched>()
  const [lookUpError, setLookUpError] = useState<unknown>()
  const isPending = change.isPending
  const error = errorUnlessDone(change.error, change.variables?.visibility === visibility)
  // Whoever made it so, and whatever became of the answer: there is nothing left to ask.
  if (asked?.visibility === visibility) setAsked(undefined)
  const shown = isPending ? change.variables.visibility : visibility
  const restricted = shown === 'restricted'
  const blocked = isPending || disabledReason !== undefined

  const carryOut = (switched: Switched) => change.mutateAsync(switched).then(() => setAsked(undefined))
  /** Where the node cannot list everybody, nobody knows for whom it changes anything, as it was before. */
  const begin = async (): Promise<void> => {
    const switched: Switched = { groupId, visibility: restricted ? 'open' : 'restricted' }
    setLookUpError(undefined)
    change.reset()
    if (api.can('member.list').ok) {
      const everybody = await queryClient.fetchQuery(namespacePeople(api, model.rootId))
      if (switchConsequences(model, everybody, switched).changes.length > 0) {
        setAsked(switched)
        return
      }
    }
    await carryOut(switched)
  }
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-3">
        <button
          type="button"
          role="switch"
          aria-checked={restricted}
          aria-label={said.restricted}
          aria-describedby={textId}
          aria-disabled={blocked || undefined}
          onClick={() => {
            if (!blocked) once(() => begin().catch(setLookUpError))
          }}
          className={`relative mt-0.5 h-6 w-11 shrink-0 rounded-full border transition-colors ${restricted ? 'border-accent bg-accent' : 'border-line-strong bg-sunken'} ${blocked ? 'cursor-not-allowed! opacity-70' : ''}`}
        >
          <span
            aria-hidden
            className={`absolute top-0.5 left-0.5 size-4.5 rounded-full transition-transform ${restricted ? 'translate-x-5 bg-on-accent' : 'bg-line-strong'}`}
          />
        </button>
        <div id={textId} className="min-w-0 text-sm">
          <p className="font-medium">{said.restricted}</p>
          <p className="text-muted">{restricted ? said.on : said.off}</p>
          {disabledReason !== undefined && <p className="text-muted">{disabledReason}</p>}
        </div>
      </div>
      {asked === undefined && error !== null && <ErrorNotice notDone={said.notChanged} error={error} />}
      {lookUpError !== undefined && change.error === null && (
        <ErrorNotice title={said.unknownBefore} error={lookUpError} />
      )}
      {asked !== undefined && (
        <VisibilityDialog
          model={model}
          switched={asked}
          pending={isPending}
          error={error}
          onConfirm={() => carryOut(asked)}
          onClose={() => {
            change.reset()
            setAsked(undefined)
          }}
        />
      )}
    </div>
  )
}
