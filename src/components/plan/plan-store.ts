/** The plan of one namespace, outside of React: a step that was sent is written down before its answer arrives. */
import type { GroupId } from '#shared/domain/ids.ts'
import { readDraft, writeDraft } from '../../lib/draft-store.ts'
import { NO_PLAN, type PlanState, planStateSchema, resting } from './plan-state.ts'

export type PlanStore = {
  get(): PlanState
  set(state: PlanState): void
  subscribe(listener: () => void): () => void
}

const keyOf = (namespaceId: GroupId): string => `grove.plan.${namespaceId}`

export function createPlanStore(
  namespaceId: GroupId,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = sessionStorage,
): PlanStore {
  let state = resting(readDraft(storage, keyOf(namespaceId), planStateSchema) ?? NO_PLAN)
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(next) {
      state = next
      writeDraft(storage, keyOf(namespaceId), next)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
