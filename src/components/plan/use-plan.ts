/** The plan of a namespace: what is in it, what the tree says to it, and the ways to change and carry it out. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { createTree } from '#shared/domain/tree.ts'
import type { NamespaceGroup } from '#shared/wire/namespace-groups.ts'
import { groupList } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { invalidate } from '../../api/query-client.ts'
import { queryKeys } from '../../api/query-keys.ts'
import { randomKey } from '../../lib/random-key.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import type { Move } from '../moves/lift.ts'
import { whenShown } from '../moves/use-move-reads.ts'
import { useToasts } from '../ui/Toasts.tsx'
import { carryOutPlan, type Decision } from './apply-plan.ts'
import { addMoves, removeStep, type Steps, shiftStep, stepToMove } from './plan.ts'
import { checkPlan, type PlanCheck, withPlan } from './plan-check.ts'
import { canSkip, emptied, type PlanState, resting, seenMade } from './plan-state.ts'
import { createPlanStore } from './plan-store.ts'

type PlanPhase = 'planning' | 'under-way' | 'stopped'

export type Plan = {
  isOn: boolean
  /** Why the plan cannot be put away now; undefined when it can. */
  toggleReason: string | undefined
  toggle(): void
  phase: PlanPhase
  state: PlanState
  /** Of the steps that are not made. */
  checked: PlanCheck
  /** The groups as the plan would leave them; as they are while it is off, stopped, or being taken back. */
  shown: readonly NamespaceGroup[]
  /** The groups that the plan moves, whether it is on or not. Keeps its identity until the steps change. */
  plannedIds: ReadonlySet<GroupId>
  canSkip: boolean
  /** Why nothing can be sent now; undefined when something can. */
  blockedReason: string | undefined
  /** False, with the reason told, while the plan is carried out. */
  add(moves: readonly Move[]): boolean
  remove(id: string): void
  shift(id: string, by: -1 | 1): void
  /** Forgets the steps that are not made. What was made stays, and is told to `onApplied`. */
  clear(): void
  /** Applies or takes back, from the beginning or from where it stopped. */
  carryOut(decision: Decision): void
}

/** A node that is catching up is asked again soon, then less often. */
const pause = (attempts: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 500 * 2 ** (attempts - 1)))

type Parts = {
  namespaceId: GroupId
  /** As the node has them. */
  groups: readonly NamespaceGroup[]
  /** May anything be moved here at all? */
  right: Verdict
  /** What a plan changed, in order, once it is over. */
  onApplied: (moves: readonly Move[]) => void
}

export function usePlan({ namespaceId, groups, right, onApplied }: Parts): Plan {
  const store = useMemo(() => createPlanStore(namespaceId), [namespaceId])
  const stored = useSyncExternalStore(store.subscribe, store.get)
  const [isUnderWay, setUnderWay] = useState(false)
  const api = useNodeApi()
  const queryClient = useQueryClient()
  const { show } = useToasts()
  const once = useOnce()
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
    }
  }, [])

  const tree = useMemo(() => createTree(namespaceId, groups), [namespaceId, groups])
  const state = useMemo(() => (isUnderWay ? stored : seenMade(stored, tree)), [isUnderWay, stored, tree])
  const { steps, run } = state
  const phase: PlanPhase = isUnderWay ? 'under-way' : run === undefined ? 'planning' : 'stopped'
  const madeCount = run?.madeCount ?? 0
  const checked = useMemo(() => checkPlan(tree, steps.slice(madeCount)), [tree, steps, madeCount])
  const isOn = state.isOn || run !== undefined
  const isGhost = isOn && (run === undefined || (isUnderWay && run.course === 'apply'))
  const shown = useMemo(() => (isGhost ? withPlan(groups, checked) : groups), [isGhost, groups, checked])
  const plannedIds = useMemo(() => new Set(steps.map(({ groupId }) => groupId)), [steps])

  const setSteps = (next: Steps): void => store.set({ ...state, steps: next })
  /** What was made is there to stay: one entry for all of it. */
  const finish = (): void => {
    const { steps: all, run: last } = store.get()
    const made = all.slice(0, last?.madeCount ?? 0)
    store.set(emptied(store.get()))
    if (made.length === 0) return
    onApplied(made.map(stepToMove))
    show({ tone: 'success', text: words.plan.made(made.length) })
  }
  const carryOut = (decision: Decision): void =>
    once(async () => {
      const takenBack = madeCount
      setUnderWay(true)
      try {
        const moveSteps = {
          // Every step reads the tree back; the rest of the screen is read again once, after all of them.
          send: (move: Move, idempotencyKey: string) => api.moveGroup(move, { idempotencyKey }),
          async readTree() {
            const query = groupList(api, namespaceId)
            // Events read the list too: a reading that began before the step proves nothing.
            await queryClient.cancelQueries({ queryKey: query.queryKey })
            return createTree(namespaceId, await queryClient.fetchQuery({ ...query, staleTime: 0 }))
          },
          newKey: randomKey,
          pause,
        }
        const isDone = await carryOutPlan({ store, moveSteps, isLeft: () => isLeft.current }, decision)
        // Over before the last tree is shown, its last step would look like somebody else's.
        await whenShown()
        if (!isDone) return
        if (decision.course === 'apply') finish()
        else {
          store.set({ isOn: true, steps: store.get().steps })
          if (takenBack > 0) show({ tone: 'success', text: words.plan.takenBack(takenBack) })
        }
      } finally {
        if (!isLeft.current) {
          store.set(resting(store.get()))
          setUnderWay(false)
        }
        await invalidate(queryClient, queryKeys.namespaceAndLists(namespaceId))
      }
    })

  return {
    isOn,
    toggleReason: run === undefined ? undefined : words.plan.halfDone,
    toggle: () => {
      if (run === undefined) store.set({ ...state, isOn: !state.isOn })
    },
    phase,
    state,
    checked,
    shown,
    plannedIds,
    canSkip: canSkip(state),
    blockedReason: right.ok ? undefined : right.message,
    add: (moves) => {
      if (run === undefined) setSteps(addMoves(tree, steps, moves, randomKey))
      else show({ tone: 'info', text: words.plan.halfDoneToAdd })
      return run === undefined
    },
    remove: (id) => setSteps(removeStep(steps, id)),
    shift: (id, by) => setSteps(shiftStep(steps, id, by)),
    clear: () => {
      store.set(state)
      finish()
    },
    carryOut,
  }
}
