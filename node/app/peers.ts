/** What the use cases need of other nodes. replication/ implements it over HTTP. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Refusal } from '#shared/domain/refusals.ts'
import type { SignedInvitation } from '#shared/wire/invitations.ts'
import type { Entry, Operation } from '#shared/wire/log.ts'
import type { SubscriptionState } from '#shared/wire/namespace-views.ts'
import type { IdentityRow } from '../storage/store.ts'
import type { Namespace } from './namespaces.ts'

export type SubmitResult =
  | { outcome: 'accepted'; number: number }
  | { outcome: 'refused'; refusal: Refusal }
  /** Nothing reached the coordinator. */
  | { outcome: 'not-sent' }
  /** It was sent, and the answer was lost. */
  | { outcome: 'unanswered' }

/** Where a coordinator may be: its key, and addresses to try in order. */
export type CoordinatorAt = { coordinator: PublicKey; peerUrls: readonly string[] }
export type PeerInfo = { url: string; reachable: boolean; name?: string; dashboardUrl?: string }

export interface Peers {
  /** Sends a signed operation to the namespace's coordinator. */
  submit(namespace: Namespace, operation: Operation): Promise<SubmitResult>
  /** Number of the entry with this operation, null when the coordinator has none, undefined when it cannot be asked. */
  outcomeOf(namespace: Namespace, operationId: string): Promise<number | null | undefined>
  /** Asks the `--peer` nodes who coordinates a namespace. */
  locate(namespaceId: GroupId, self: IdentityRow): Promise<CoordinatorAt | undefined>
  join(
    self: IdentityRow,
    at: CoordinatorAt,
    operation: Operation,
    invitations: readonly SignedInvitation[],
  ): Promise<SubmitResult>
  /** The log from its first entry to `until`; undefined when the coordinator cannot be reached. */
  fetchLog(self: IdentityRow, at: CoordinatorAt, until: number): Promise<Entry[] | undefined>
  /** Fetches and applies until the log reaches `until` (default: what the coordinator has now). False: not reached. */
  catchUp(namespace: Namespace, until?: number): Promise<boolean>
  /** Starts or stops following, as `namespace.subscribed` says. */
  follow(namespace: Namespace): void
  /** This node's clock less the coordinator's, when it last answered; undefined before, and on the coordinator. */
  clockSkewMs(namespace: Namespace): number | undefined
  subscriptionState(namespace: Namespace): SubscriptionState
  list(): Promise<PeerInfo[]>
}
