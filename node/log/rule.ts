/** What every rule and every fold is made of. */
import { ALLOWED, type Verdict } from '#shared/domain/refusals.ts'
import type { OperationBody, OperationKind } from '#shared/wire/log.ts'
import type { NamespaceState } from './state.ts'

export type BodyOf<Kind extends OperationKind> = Extract<OperationBody, { kind: Kind }>
/** `timeMs`: of the entry that the operation would be in. */
export type Rule<Kind extends OperationKind> = (state: NamespaceState, body: BodyOf<Kind>, timeMs: number) => Verdict
/** Where an entry stands. */
export type At = { timeMs: number; number: number }
export type Fold<Kind extends OperationKind> = (state: NamespaceState, body: BodyOf<Kind>, at: At) => void

/** A kind with its own body: TypeScript follows the pair through a table when it is written like this. */
export type Paired<Kind extends OperationKind> = { [One in Kind]: { kind: One } & BodyOf<One> }[Kind]

/** The first refusal, or allowed. Later verdicts are asked only when the earlier ones allow. */
export function all(...verdicts: (() => Verdict)[]): Verdict {
  for (const verdict of verdicts) {
    const answer = verdict()
    if (!answer.ok) return answer
  }
  return ALLOWED
}
