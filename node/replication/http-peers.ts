/** Other nodes, over HTTP: finding coordinators, sending operations, fetching logs. Following is follower.ts's. */
import type * as z from 'zod/mini'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { refuse } from '#shared/domain/refusals.ts'
import type { SignedInvitation } from '#shared/wire/invitations.ts'
import { type Entry, foundedNamespaceId, type Operation } from '#shared/wire/log.ts'
import type { SubscriptionState } from '#shared/wire/namespace-views.ts'
import { helloAnswer, locateAnswer, logAnswer, outcomeAnswer, submittedAnswer } from '#shared/wire/peer.ts'
import type { Namespace, Namespaces } from '../app/namespaces.ts'
import type { CoordinatorAt, PeerInfo, Peers, SubmitResult } from '../app/peers.ts'
import { RefusedError } from '../app/refused-error.ts'
import { parseReceivedEntry } from '../log/entry.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import type { IdentityRow } from '../storage/store.ts'
import { Follower } from './follower.ts'
import { pause } from './pause.ts'
import type { PeerClient, PeerRequest, PeerResult } from './peer-client.ts'

const WRITE_TIMEOUT_MS = 10_000
const READ_TIMEOUT_MS = 10_000
const NOTICE_FIRST_MS = 500
const NOTICE_MAX_MS = 30_000

const namespacePath = (namespaceId: GroupId, rest: string): string => `/peer/v1/namespaces/${namespaceId}/${rest}`

export class HttpPeers implements Peers {
  readonly #client: PeerClient
  readonly #peerUrls: readonly string[]
  readonly #namespaces: () => Namespaces
  readonly #followers = new Map<GroupId, Follower>()
  /** Addresses that answered last, or that a coordinator has announced. */
  readonly #hints = new Map<GroupId, string[]>()
  readonly #skews = new Map<GroupId, number>()
  readonly #now: () => number
  readonly #onReached: (namespace: Namespace) => Promise<void>
  readonly #hasUnresolved: (namespace: Namespace) => boolean
  readonly #onStateChange: (namespace: Namespace) => void
  readonly #onFailure: (error: unknown) => void
  readonly #signal: AbortSignal

  constructor(options: {
    client: PeerClient
    peerUrls: readonly string[]
    namespaces: () => Namespaces
    /** Called when a coordinator answers again after it did not, or for the first time. */
    onReached: (namespace: Namespace) => Promise<void>
    hasUnresolved: (namespace: Namespace) => boolean
    onStateChange: (namespace: Namespace) => void
    onFailure: (error: unknown) => void
    now: () => number
    signal: AbortSignal
  }) {
    this.#client = options.client
    this.#peerUrls = options.peerUrls
    this.#namespaces = options.namespaces
    this.#now = options.now
    this.#onReached = options.onReached
    this.#hasUnresolved = options.hasUnresolved
    this.#onStateChange = options.onStateChange
    this.#onFailure = options.onFailure
    this.#signal = options.signal
  }

  async submit(namespace: Namespace, operation: Operation): Promise<SubmitResult> {
    const path = namespacePath(namespace.state.namespaceId, 'operations')
    const request: PeerRequest = { method: 'POST', path, body: { operation }, timeoutMs: WRITE_TIMEOUT_MS }
    return submitted(await this.#askForWrite(namespace.self, this.#at(namespace), request))
  }

  async join(
    self: IdentityRow,
    at: CoordinatorAt,
    operation: Operation,
    invitations: readonly SignedInvitation[],
  ): Promise<SubmitResult> {
    // Who holds an invitation can use it: it is shown only where the coordinator has just proved to be.
    const proof: PeerRequest = {
      method: 'GET',
      path: namespacePath(self.namespaceId, 'locate'),
      timeoutMs: READ_TIMEOUT_MS,
    }
    const proved = await this.#ask(self, at, proof)
    if (proved.outcome !== 'answered') return proved.outcome === 'refused' ? proved : { outcome: 'not-sent' }
    const path = namespacePath(self.namespaceId, 'join')
    const request: PeerRequest = { method: 'POST', path, body: { operation, invitations }, timeoutMs: WRITE_TIMEOUT_MS }
    const there = { coordinator: at.coordinator, peerUrls: this.#hints.get(self.namespaceId) ?? [] }
    return submitted(await this.#askForWrite(self, there, request))
  }

  async outcomeOf(namespace: Namespace, operationId: string): Promise<number | null | undefined> {
    const path = namespacePath(namespace.state.namespaceId, `operations/${operationId}`)
    const result = await this.#ask(namespace.self, this.#at(namespace), {
      method: 'GET',
      path,
      timeoutMs: READ_TIMEOUT_MS,
    })
    return parsed(outcomeAnswer, result)?.number
  }

  async locate(namespaceId: GroupId, self: IdentityRow): Promise<CoordinatorAt | undefined> {
    const found: CoordinatorAt[] = []
    await Promise.all(
      this.#peerUrls.map(async (url) => {
        const path = namespacePath(namespaceId, 'locate')
        const result = await this.#client.ask(url, self, undefined, { method: 'GET', path, timeoutMs: READ_TIMEOUT_MS })
        const answer = parsed(locateAnswer, result)
        // The founding hashes to the id, so its author is the first coordinator, whoever says so.
        if (answer === undefined || foundedNamespaceId(nodeCrypto, answer.founding) !== namespaceId) return
        found.push({ coordinator: answer.founding.author, peerUrls: [...answer.peerUrls, url] })
      }),
    )
    const [first] = found
    return first === undefined
      ? undefined
      : { coordinator: first.coordinator, peerUrls: [...new Set(found.flatMap(({ peerUrls }) => peerUrls))] }
  }

  async fetchLog(self: IdentityRow, at: CoordinatorAt, until: number): Promise<Entry[] | undefined> {
    const entries: Entry[] = []
    while (entries.length < until) {
      const answer = parsed(logAnswer, await this.#askLog(self, at, entries.length + 1, 0))
      if (answer === undefined || answer.entries.length === 0) return undefined
      for (const value of answer.entries) {
        const received = parseReceivedEntry(value)
        if (!received.ok) throw new RefusedError(received)
        entries.push(received.entry)
      }
    }
    return entries
  }

  async catchUp(namespace: Namespace, until?: number): Promise<boolean> {
    for (;;) {
      if (until !== undefined && namespace.state.number >= until) return true
      const from = namespace.state.number + 1
      const answer = await this.#takeLog(namespace, from, 0)
      if (answer === undefined) return until !== undefined && namespace.state.number >= until
      if (namespace.state.number >= Math.max(answer.lastNumber, until ?? 0)) return true
      if (namespace.state.number < from) return false // Nothing new could be applied.
    }
  }

  follow(namespace: Namespace): void {
    const { namespaceId } = namespace.state
    const follower = this.#followers.get(namespaceId) ?? this.#createFollower(namespace)
    this.#followers.set(namespaceId, follower)
    follower.wake()
  }

  clockSkewMs({ state }: Namespace): number | undefined {
    return this.#skews.get(state.namespaceId)
  }

  subscriptionState(namespace: Namespace): SubscriptionState {
    if (namespace.state.coordinator === namespace.self.publicKey) return 'coordinator'
    if (namespace.stopped !== undefined) return 'stopped'
    if (!namespace.subscribed) return 'off'
    return this.#followers.get(namespace.state.namespaceId)?.state ?? 'catching-up'
  }

  async list(): Promise<PeerInfo[]> {
    return Promise.all(
      this.#peerUrls.map(async (url) => {
        const hello = helloAnswer.safeParse(await this.#client.hello(url))
        return hello.success
          ? { url, reachable: true, name: hello.data.name, dashboardUrl: hello.data.dashboardUrl }
          : { url, reachable: false }
      }),
    )
  }

  /** A coordinator's own, verified word on where it is now. */
  hint(namespace: Namespace, peerUrls: readonly string[]): void {
    this.#hints.set(namespace.state.namespaceId, [...peerUrls])
    this.#followers.get(namespace.state.namespaceId)?.wake()
  }

  /** Where a member's node may be; the coordinator also where it answered last, or has said it is. */
  addressesOf({ state }: Namespace, member: PublicKey): readonly string[] {
    const hints = member === state.coordinator ? (this.#hints.get(state.namespaceId) ?? []) : []
    return [...new Set([...hints, ...(state.peerUrlsByMember.get(member) ?? [])])]
  }

  /** Tells every member the entry that holds this coordinator's new addresses; those that are away, again and again. */
  async announce(namespace: Namespace, entry: Entry): Promise<void> {
    const path = namespacePath(namespace.state.namespaceId, 'notice')
    const request: PeerRequest = { method: 'POST', path, body: { entry }, timeoutMs: READ_TIMEOUT_MS }
    const told = new Set<PublicKey>([namespace.self.publicKey])
    for (let pauseMs = NOTICE_FIRST_MS; !this.#signal.aborted; pauseMs = Math.min(2 * pauseMs, NOTICE_MAX_MS)) {
      const { state, self } = namespace
      // Not those that were removed: they get nothing that came after.
      const untold = [...state.peerUrlsByMember].filter(
        ([member]) => !told.has(member) && state.isParticipant(member) && state.deleted === undefined,
      )
      if (untold.length === 0) return
      await Promise.all(
        untold.flatMap(([member, urls]) =>
          urls.map(async (url) => {
            const { outcome } = await this.#client.ask(url, self, member, request)
            // A refusal is an answer too: it has the entry already.
            if (outcome === 'answered' || outcome === 'refused') told.add(member)
          }),
        ),
      )
      await pause(pauseMs, this.#signal)
    }
  }

  #createFollower(namespace: Namespace): Follower {
    return new Follower({
      namespace,
      signal: this.#signal,
      poll: (waitMs, signal) => this.#poll(namespace, waitMs, signal),
      onReached: () => this.#onReached(namespace),
      hasUnresolved: () => this.#hasUnresolved(namespace),
      onStateChange: () => this.#onStateChange(namespace),
      onFailure: this.#onFailure,
    })
  }

  async #poll(namespace: Namespace, waitMs: number, signal: AbortSignal): Promise<number | undefined> {
    return (await this.#takeLog(namespace, namespace.state.number + 1, waitMs, signal))?.lastNumber
  }

  /** Asks for the log from a number on and applies what comes; undefined when the coordinator did not answer. */
  async #takeLog(
    namespace: Namespace,
    from: number,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<z.infer<typeof logAnswer> | undefined> {
    const answer = parsed(logAnswer, await this.#askLog(namespace.self, this.#at(namespace), from, waitMs, signal))
    if (answer === undefined) return undefined
    if (answer.timeMs !== undefined) this.#skews.set(namespace.state.namespaceId, this.#now() - answer.timeMs)
    if (answer.lastNumber < from - 1)
      this.#namespaces().stop(
        namespace,
        refuse(
          'entry_invalid',
          `The coordinator's log ends at ${answer.lastNumber}; this node has ${from - 1} entries.`,
        ),
      )
    else this.#namespaces().receive(namespace, answer.entries)
    return answer
  }

  #askLog(
    self: IdentityRow,
    at: CoordinatorAt,
    from: number,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<PeerResult> {
    const path = namespacePath(self.namespaceId, 'log')
    return this.#ask(
      self,
      at,
      { method: 'GET', path, query: `?from=${from}&waitMs=${waitMs}`, timeoutMs: READ_TIMEOUT_MS + waitMs },
      signal,
    )
  }

  #at(namespace: Namespace): CoordinatorAt {
    const { coordinator } = namespace.state
    return { coordinator, peerUrls: this.addressesOf(namespace, coordinator) }
  }

  /** The first address that answers for the coordinator; those of `--peer` nodes are asked last. */
  async #ask(self: IdentityRow, at: CoordinatorAt, request: PeerRequest, signal?: AbortSignal): Promise<PeerResult> {
    const tried = new Set<string>()
    let unanswered = false
    const tryAll = async (urls: readonly string[]): Promise<PeerResult | undefined> => {
      for (const url of urls) {
        if (tried.has(url)) continue
        tried.add(url)
        const result = await this.#client.ask(url, self, at.coordinator, request, signal)
        if (result.outcome === 'answered' || result.outcome === 'refused') {
          this.#hints.set(self.namespaceId, [url])
          return result
        }
        unanswered ||= result.outcome === 'unanswered'
      }
      return undefined
    }
    const result = (await tryAll(at.peerUrls)) ?? (await tryAll((await this.#locatedUrls(self, at.coordinator)) ?? []))
    return result ?? { outcome: unanswered ? 'unanswered' : 'not-sent' }
  }

  /** Asks again when the answer was lost: the same operation twice is one entry. */
  async #askForWrite(self: IdentityRow, at: CoordinatorAt, request: PeerRequest): Promise<PeerResult> {
    const first = await this.#ask(self, at, request)
    if (first.outcome !== 'unanswered') return first
    const second = await this.#ask(self, at, request)
    return second.outcome === 'not-sent' ? first : second
  }

  async #locatedUrls(self: IdentityRow, coordinator: PublicKey): Promise<readonly string[] | undefined> {
    const located = await this.locate(self.namespaceId, self)
    return located?.coordinator === coordinator ? located.peerUrls : undefined
  }
}

function parsed<Schema extends z.ZodMiniType>(schema: Schema, result: PeerResult): z.infer<Schema> | undefined {
  const answer = result.outcome === 'answered' ? schema.safeParse(result.value) : undefined
  return answer?.success === true ? answer.data : undefined
}

function submitted(result: PeerResult): SubmitResult {
  if (result.outcome !== 'answered') return result
  const answer = submittedAnswer.safeParse(result.value)
  return answer.success ? { outcome: 'accepted', number: answer.data.number } : { outcome: 'unanswered' }
}
