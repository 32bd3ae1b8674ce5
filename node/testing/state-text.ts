/** Everything that a state holds, as text: two states are the same when their texts are. */
import type { NamespaceState } from '../log/state.ts'

const plain = (_key: string, value: unknown): unknown =>
  value instanceof Map ? { map: [...value] } : value instanceof Set ? { set: [...value] } : value

export const stateText = (state: NamespaceState): string => JSON.stringify(state, plain)
