/** Real nodes for tests: each with a fresh data folder and free ports, stopped when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as z from 'zod/mini'
import type { PublicKey } from '#shared/domain/ids.ts'
import { installAnswer } from '#shared/wire/applications.ts'
import type { NodeEvent } from '#shared/wire/events.ts'
import { syncAnswer } from '#shared/wire/groups.ts'
import { type InviteAnswer, inviteAnswer } from '#shared/wire/invitations.ts'
import { type NamespaceGroup, namespaceGroupsAnswer } from '#shared/wire/namespace-groups.ts'
import { type NamespaceSummary, namespaceAnswer } from '#shared/wire/namespace-views.ts'
import {
  createGroupAnswer,
  createNamespaceAnswer,
  identityAnswer,
  type inviteRequest,
  joinAnswer,
} from '#shared/wire/namespaces.ts'
import { type RunningNode, type StartOptions, startNode } from '../start-node.ts'
import { nextEvents } from './event-reader.ts'
import { plantGroups, type Shape } from './plant-groups.ts'

/** Long enough for a busy machine; nothing ever waits for it to pass. */
const WAIT_MAX_MS = 15_000

export type Answer = { status: number; headers: Headers; text: string; json: unknown }

export class TestNode {
  readonly home: string
  readonly #options: Omit<StartOptions, 'home'>
  #running: RunningNode

  private constructor(home: string, options: Omit<StartOptions, 'home'>, running: RunningNode) {
    this.home = home
    this.#options = options
    this.#running = running
  }

  static async start(options: Partial<StartOptions> & { name?: string } = {}): Promise<TestNode> {
    const home = options.home ?? mkdtempSync(join(tmpdir(), 'grove-test-'))
    const rest = { name: 'test', host: '127.0.0.1', port: 0, peerPort: 0, peers: [], prefix: '', ...options }
    return new TestNode(home, rest, await startNode({ ...rest, home }))
  }

  get adminUrl(): string {
    return this.#running.adminUrl
  }
  get dashboardUrl(): string {
    return this.#running.dashboardUrl
  }
  /** Where this node's peer listener is told to be. */
  get peerUrl(): string {
    return this.#running.peerUrl
  }

  /** Every call of the admin API, as `METHOD /path/:id`; the one that answers for all others is left out. */
  get routes(): string[] {
    const { pathname } = new URL(this.adminUrl)
    return this.#running.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith(`${pathname}/`))
      .map(({ method, path }) => `${method} ${path.slice(pathname.length)}`)
  }

  async stop(): Promise<void> {
    await this.#running.stop()
  }
  /** Starts again on the same data; on the same ports unless told otherwise. */
  async restart(options: Partial<Pick<StartOptions, 'port' | 'peerPort' | 'peers' | 'now'>> = {}): Promise<void> {
    const port = Number(new URL(this.adminUrl).port)
    // What is announced may be another port than the node's own.
    const peerPort = this.#options.peerUrl === undefined ? Number(new URL(this.peerUrl).port) : this.#options.peerPort
    this.#running = await startNode({ ...this.#options, port, peerPort, ...options, home: this.home })
    await this.#forgetOldConnections()
  }
  /** This process's own client finds out only by using them that connections from before a restart are gone. */
  async #forgetOldConnections(): Promise<void> {
    for (let attempt = 1; ; attempt++)
      try {
        await this.call('GET', '/health')
        return
      } catch (error) {
        if (attempt === 5) throw error
      }
  }
  async dispose(): Promise<void> {
    await this.stop()
    rmSync(this.home, { recursive: true, force: true })
  }

  /** One request, as a program would send it; `body` undefined sends none. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.adminUrl}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined }
  }

  /** A call that has to succeed, with its answer parsed. */
  async expect<Schema extends z.ZodMiniType>(
    schema: Schema,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<z.infer<Schema>> {
    const answer = await this.call(method, path, body)
    if (answer.status !== 200) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
    return schema.parse(answer.json)
  }

  /**
   * What `ask` answers as soon as it is something: it is asked at once, and after every event of this node. Fails
   * after a while, with the name of what was awaited.
   */
  async waitFor<Value>(
    what: string,
    ask: (events: readonly NodeEvent[]) => Promise<Value | undefined> | Value | undefined,
  ): Promise<Value> {
    const limit = AbortSignal.timeout(WAIT_MAX_MS)
    const heard: NodeEvent[] = []
    for await (const event of nextEvents(`${this.adminUrl}/events`, limit)) {
      if (event !== undefined) heard.push(event)
      const value = await ask(heard)
      if (value !== undefined) return value
    }
    throw new Error(`${what} did not happen within ${WAIT_MAX_MS} ms. Events: ${JSON.stringify(heard)}`)
  }
  /** Waits until this node's copy of the log is so long. */
  async waitForLog(namespaceId: string, number: number): Promise<NamespaceSummary> {
    return this.waitFor(`entry ${number}`, async () => {
      const summary = await this.summary(namespaceId)
      return summary.logNumber >= number ? summary : undefined
    })
  }
  /** Waits until this node follows the namespace in this way. */
  async waitForSubscription(namespaceId: string, state: NamespaceSummary['subscription']): Promise<NamespaceSummary> {
    return this.waitFor(`subscription ${state}`, async () => {
      const summary = await this.summary(namespaceId)
      return summary.subscription === state ? summary : undefined
    })
  }

  async summary(namespaceId: string): Promise<NamespaceSummary> {
    return (await this.expect(namespaceAnswer, 'GET', `/namespaces/${namespaceId}`)).data
  }
  async groups(namespaceId: string): Promise<NamespaceGroup[]> {
    return (await this.expect(namespaceGroupsAnswer, 'GET', `/namespaces/${namespaceId}/groups`)).data
  }
  /** This node's key in the namespace. */
  async identity(namespaceId: string): Promise<PublicKey> {
    return (await this.expect(identityAnswer, 'GET', `/namespaces/${namespaceId}/identity`)).publicKey
  }
  /** An invitation, whole, as a node answers it. */
  async invite(namespaceId: string, request: z.input<typeof inviteRequest> = {}): Promise<InviteAnswer['data']> {
    return (await this.expect(inviteAnswer, 'POST', `/namespaces/${namespaceId}/invite`, request)).data
  }
  async join(namespaceId: string, invitation: unknown, subscribe = true): Promise<z.infer<typeof joinAnswer>['data']> {
    return (await this.expect(joinAnswer, 'POST', `/namespaces/${namespaceId}/join`, { invitation, subscribe })).data
  }
  /** Joins, and waits until it hears of everything at once. */
  async joinLive(namespaceId: string, invitation: unknown): Promise<void> {
    await this.join(namespaceId, invitation)
    await this.waitForSubscription(namespaceId, 'live')
  }
  /** From here on it knows what the coordinator knew. */
  async sync(namespaceId: string): Promise<void> {
    await this.expect(syncAnswer, 'POST', `/groups/${namespaceId}/sync`)
  }
  async parentOf(namespaceId: string, groupId: string): Promise<string | undefined> {
    return (await this.groups(namespaceId)).find((group) => group.groupId === groupId)?.parentId
  }

  async installSample(): Promise<string> {
    return (await this.expect(installAnswer, 'POST', '/install-sample-application', {})).data.applicationId
  }
  /** A namespace of the sample application. */
  async createNamespace(alias = 'Sample'): Promise<string> {
    const applicationId = await this.installSample()
    return (await this.expect(createNamespaceAnswer, 'POST', '/namespaces', { applicationId, alias })).data.namespaceId
  }
  async createGroup(namespaceId: string, groupAlias: string, parentId?: string): Promise<string> {
    const answer = await this.expect(createGroupAnswer, 'POST', `/namespaces/${namespaceId}/groups`, {
      groupAlias,
      parentId,
    })
    return answer.data.groupId
  }
  /** Writes to this node's own log from outside, in a moment in which the node is away. Answers what that does. */
  async whileStopped<Made>(write: (home: string) => Made): Promise<Made> {
    await this.stop()
    const made = write(this.home)
    await this.restart()
    return made
  }
  /** Many groups of this node's own namespace in a moment. Answers their ids. */
  async plantGroups(namespaceId: string, count: number, shape: Shape): Promise<string[]> {
    return this.whileStopped((home) => plantGroups(home, namespaceId, count, shape))
  }
}
