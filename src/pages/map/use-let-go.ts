import { useEffect, useEffectEvent } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Hold } from '../../components/moves/use-hold.ts'
import type { Steps } from '../../components/plan/plan.ts'

type Changes = {
  /** Groups that this page moves, or takes back, at the moment. */
  movingIds: ReadonlySet<GroupId>
  isPlan: boolean
  steps: Steps
}

/**
 * What is held was taken up from where it stood. When this page itself changes that, it is put back: put down, it would
 * look as if somebody else had moved it meanwhile.
 */
export function useLetGo(hold: Hold, { movingIds, isPlan, steps }: Changes): void {
  const letGo = useEffectEvent((): void => hold.cancel())
  const letGoOf = useEffectEvent((ids: ReadonlySet<GroupId>): void => {
    if (hold.held()?.lift.groupIds.some((id) => ids.has(id)) === true) hold.cancel()
  })
  useEffect(() => letGoOf(movingIds), [movingIds])
  // biome-ignore lint/correctness/useExhaustiveDependencies: These change what a plan shows.
  useEffect(() => letGo(), [isPlan, steps])
}
