/** Leaving a group or the namespace, or removing somebody from it: what that means for them is shown first. */

import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { leaveGroup, leaveNamespace, namespacePeople, removeMembers } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { randomKey } from '../../lib/random-key.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { ConfirmByName } from '../ui/ConfirmByName.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { ConsequenceList } from './ConsequenceList.tsx'
import { departureOf } from './consequences.ts'
import { groupName } from './GroupNames.tsx'
import { createPeopleModel } from './people-model.ts'

const said = words.members.departure
/** Of an id: what is typed to confirm where there is no name. */
const ID_DIGITS = 6

export type Departure = {
  groupId: GroupId
  identity: PublicKey
  isSelf: boolean
  /** In words. */
  who: string
}

type Props = Departure & {
  model: TreeModel
  /** Why it cannot be done now. */
  reason?: string | undefined
  /** From now on, or not any more, they are on their way out. */
  onLeaving?: ((isLeaving: boolean) => void) | undefined
  onDone: () => void
  onClose: () => void
}

export function DepartDialog(props: Props) {
  const { model, groupId, isSelf, who, reason, onLeaving, onDone, onClose } = props
  const { remove, pending, error } = useDepart(props)
  const name = groupName(model, groupId)
  const consequences = useConsequences(props)
  const confirm = async (): Promise<void> => {
    onLeaving?.(true)
    try {
      await remove()
    } catch {
      onLeaving?.(false)
      return // The mutation's error is shown in the dialog.
    }
    onDone()
  }
  const texts = (
    <>
      {consequences.shown}
      {groupId === model.rootId && (
        <p className="text-muted text-sm">
          {said.keptAnyway(isSelf)} {said.comeBack}
        </p>
      )}
    </>
  )
  if (isSelf && groupId === model.rootId && reason === undefined)
    return (
      <ConfirmByName
        title={said.leaveTitleText(name)}
        name={model.groups.get(groupId)?.named === true ? name : groupId.slice(0, ID_DIGITS)}
        confirmLabel={said.confirmLeaveNamespace}
        pending={pending}
        notDone={said.notLeft}
        error={error}
        onConfirm={confirm}
        onClose={onClose}
      >
        {texts}
      </ConfirmByName>
    )
  return (
    <FormDialog
      title={
        isSelf ? (
          <Sentence of={said.leaveTitle(<bdi>{name}</bdi>)} />
        ) : (
          <Sentence of={said.removeTitle(<bdi>{who}</bdi>, <bdi>{name}</bdi>)} />
        )
      }
      submitLabel={isSelf ? said.confirmLeave : said.confirmRemove}
      tone="danger"
      pending={pending}
      disabledReason={reason ?? consequences.reason}
      error={error}
      notDone={isSelf ? said.notLeft : said.notRemoved}
      asksOnly
      onSubmit={confirm}
      onClose={onClose}
    >
      {texts}
    </FormDialog>
  )
}

/** Leaving is a right of one's own; removing is one of those who manage members. */
function useDepart({ model, groupId, identity, isSelf }: Props) {
  const api = useNodeApi()
  // Asked again after a lost answer it is the same request.
  const [idempotencyKey] = useState(randomKey)
  const leaving = useMutation(leaveGroup(api, model.rootId, groupId))
  const leavingAll = useMutation(leaveNamespace(api, model.rootId))
  const removing = useMutation(removeMembers(api, model.rootId, groupId))
  const remove = (): Promise<unknown> => {
    if (!isSelf) return removing.mutateAsync([identity])
    return (groupId === model.rootId ? leavingAll : leaving).mutateAsync({ idempotencyKey })
  }
  const all = [leaving, leavingAll, removing]
  return {
    remove,
    pending: all.some(({ isPending }) => isPending),
    error: all.find((one) => one.error !== null)?.error ?? null,
  }
}

/** Looked up anew while the dialog is open, as often as somebody changes the namespace. */
function useConsequences({ model, groupId, identity, isSelf }: Props): { shown: ReactNode; reason?: string } {
  const api = useNodeApi()
  const canList = api.can('member.list').ok
  const { data, error, isFetching, refetch } = useRead({ ...namespacePeople(api, model.rootId), enabled: canList })
  const consequences = useMemo(
    () => data && departureOf(createPeopleModel(model, data.people).groups, identity, groupId),
    [model, data, identity, groupId],
  )
  if (!canList) return { shown: <p>{said.unknown}</p> }
  if (consequences === undefined)
    return error === null
      ? { shown: <Loading label={said.counting} rows={1} />, reason: said.counting }
      : {
          shown: <ErrorNotice title={words.members.unreadable} error={error} onRetry={() => void refetch()} />,
          reason: words.members.unreadable,
        }
  return {
    shown: <ConsequenceList model={model} consequences={consequences} isSelf={isSelf} />,
    ...(isFetching ? { reason: said.stale } : {}),
  }
}
