/** Real nodes for tests: each with a fresh data folder and free ports, stopped when the test is over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as z from 'zod/mini'
import { installAnswer } from '#shared/wire/applications.ts'
import { createGroupAnswer, createNamespaceAnswer } from '#shared/wire/namespaces.ts'
import { type RunningNode, type StartOptions, startNode } from '../start-node.ts'

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
  get peerUrl(): string {
    return this.#running.peerUrl
  }

  async stop(): Promise<void> {
    await this.#running.stop()
  }
  /** Starts again on the same data; on the same ports unless told otherwise. */
  async restart(options: Partial<Pick<StartOptions, 'port' | 'peerPort' | 'peers' | 'now'>> = {}): Promise<void> {
    const port = Number(new URL(this.adminUrl).port)
    const peerPort = Number(new URL(this.peerUrl).port)
    this.#running = await startNode({ ...this.#options, port, peerPort, ...options, home: this.home })
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
}
