/** Sends what the form for several groups says, and keeps what became of each group in sight. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { queryKeys } from '../../api/query-keys.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { type AddingDraft, addToGroups, type Outcome } from './adding.ts'
import { groupName } from './GroupNames.tsx'

/** The name stays when the group goes. */
export type Result = { groupId: GroupId; label: string; identity: PublicKey; outcome: Outcome }
type Sent = { identity: PublicKey; groupIds: readonly GroupId[] }

type Parts = {
  model: TreeModel
  draft: AddingDraft
  /** With the groups that it did not work for. */
  onSent: (failedIds: GroupId[]) => void
}

export function useAdding({ model, draft, onSent }: Parts) {
  const api = useNodeApi()
  const announce = useAnnounce()
  const once = useOnce()
  const [isTried, setTried] = useState(false)
  const [results, setResults] = useState<ReadonlyMap<GroupId, Result>>(new Map())
  const { mutateAsync, isPending } = useMutation({
    mutationFn: async ({ identity, groupIds }: Sent): Promise<GroupId[]> => {
      const failed: GroupId[] = []
      await addToGroups({
        api,
        member: { identity, role: draft.role },
        groupIds,
        batch: draft.batch,
        onOutcome(groupId, outcome) {
          if (outcome.state === 'failed') failed.push(groupId)
          const label = groupName(model, groupId)
          // Tried again, it keeps the name that it had before the group went.
          setResults((before) =>
            new Map(before).set(groupId, { groupId, label: before.get(groupId)?.label ?? label, identity, outcome }),
          )
        },
      })
      return failed
    },
    meta: { invalidates: queryKeys.namespaceAndLists(model.rootId) },
  })
  const send = (identity: PublicKey, groupIds: readonly GroupId[]): void =>
    once(async () => {
      // What became of somebody else is another story.
      setResults((before) => new Map([...before].filter(([, result]) => result.identity === identity)))
      const failed = await mutateAsync({ identity, groupIds })
      onSent(failed)
      setTried(false)
      announce(words.members.adding.summary(groupIds.length - failed.length, failed.length))
    })
  return {
    send,
    isPending,
    isTried,
    setTried,
    results: [...results.values()],
    failedAmong: (groupIds: readonly GroupId[]): number =>
      groupIds.filter((id) => results.get(id)?.outcome.state === 'failed').length,
  }
}
