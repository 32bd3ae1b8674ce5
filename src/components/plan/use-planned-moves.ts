import type { Verdict } from '#shared/domain/refusals.ts'
import { words } from '../../words/words.ts'
import { createLift, movesTo, verdictOn } from '../moves/lift.ts'
import { notLiftedToWords } from '../moves/move-words.ts'
import type { Moves } from '../moves/moves.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { useAnnounce } from '../ui/Announcer.tsx'
import { useToasts } from '../ui/Toasts.tsx'
import type { Plan } from './use-plan.ts'

/**
 * The move command while a plan is made: what is put down goes into the plan, nothing is sent, and undo takes the last
 * step out again. `model` is the tree as the plan leaves it.
 */
export function usePlannedMoves(plan: Plan, model: TreeModel, right: Verdict): Moves {
  const { show } = useToasts()
  const announce = useAnnounce()
  return {
    movingIds: plan.plannedIds,
    lift(groupIds) {
      const ids = [...groupIds]
      const lift = createLift(model, ids, right)
      if (lift === undefined) show({ tone: 'info', text: notLiftedToWords(model, ids) })
      return lift
    },
    putDown(lift, targetId) {
      const verdict = verdictOn(lift, targetId)
      if (!verdict.ok) {
        show({ tone: 'info', text: verdict.message })
        return
      }
      if (plan.add(movesTo(lift, targetId))) announce(words.plan.added)
    },
    undo() {
      const last = plan.state.steps.at(-1)
      if (plan.phase === 'planning' && last !== undefined) plan.remove(last.id)
    },
    redo: () => undefined,
  }
}
