/** A log that grows operation by operation, without network or store: what a coordinator does, and what it must not. */
import { hex } from '@scure/base'
import { bytesToApplicationId, bytesToContextId, type GroupId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import {
  type Entry,
  type EntryHeader,
  entryBytes,
  type FoundingBody,
  type Operation,
  type OperationBody,
  type OperationKind,
  operationBodySchema,
  operationHash,
  type Payload,
  PROTOCOL_VERSION,
} from '#shared/wire/log.ts'
import { createdGroupId } from '../log/derived-ids.ts'
import { acceptEntry, foundingEpochHash, foundState, sealEntry, signOperation, verifyOperation } from '../log/entry.ts'
import { nodeCrypto, sign } from '../log/node-crypto.ts'
import { operationVerdict } from '../log/rules.ts'
import type { NamespaceState } from '../log/state.ts'
import { type Actor, bytesOf, hexOf } from './actors.ts'

export const START_MS = Date.UTC(2030, 0, 1)
type Common = Partial<Pick<OperationBody, 'operationId' | 'basedOn' | 'epoch'>> & { namespaceId?: GroupId }

export class TestLog {
  readonly founder: Actor
  readonly state: NamespaceState
  readonly entries: Entry[] = []
  /** The coordinator's clock. */
  timeMs = START_MS
  #made = 0

  constructor(founder: Actor, change: Partial<FoundingBody> & { alias?: string } = {}) {
    const { alias = 'Sample', ...body } = change
    this.founder = founder
    const founding: FoundingBody = {
      v: PROTOCOL_VERSION,
      operationId: hexOf(`founding by ${founder.name}`),
      author: founder.publicKey,
      basedOn: 0,
      epoch: foundingEpochHash(founder.publicKey),
      kind: 'NamespaceFounded',
      payload: {
        applicationId: bytesToApplicationId(bytesOf('application')),
        appKey: hexOf('bundle'),
        applicationName: 'Demo',
        applicationVersion: '1.0.0',
        upgradePolicy: 'LazyOnAccess',
        alias,
        salt: hexOf(`salt of ${founder.name}`),
        peerUrls: ['http://127.0.0.1:2428'],
      },
      ...body,
    }
    this.state = foundState(founding, this.timeMs)
    this.take(this.seal(signOperation(founding, founder.secretKey)))
  }

  get rootId(): GroupId {
    return this.state.rootId
  }

  /** A new operation id; the same ones in the same order in every run. */
  nextOperationId(): string {
    this.#made++
    return hexOf(`operation ${this.#made} of ${this.state.namespaceId}`)
  }

  /** Signed by its author. The kind is text, so that random ones fit too; the schema checks what is made of it. */
  operation<Kind extends OperationKind>(
    author: Actor,
    kind: Kind,
    payload: Payload<Kind>,
    change: Common = {},
  ): Operation {
    const body = operationBodySchema.parse({
      v: PROTOCOL_VERSION,
      namespaceId: this.state.namespaceId,
      operationId: this.nextOperationId(),
      author: author.publicKey,
      basedOn: this.state.number,
      epoch: this.state.epochHash,
      kind,
      payload,
      ...change,
    })
    return signOperation(body, author.secretKey)
  }

  /** The coordinator's entry for it, right or wrong: the rules are not asked. */
  seal(operation: Operation, change: Partial<EntryHeader> = {}, signer: Actor = this.founder): Entry {
    const { header } = sealEntry(this.state, operation, this.timeMs, signer.secretKey)
    const changed = { ...header, operation: operationHash(nodeCrypto, operation), ...change }
    return { operation, header: changed, signature: hex.encode(sign(signer.secretKey, entryBytes(changed))) }
  }

  /** Verifies and keeps an entry that has to be good. */
  take(entry: Entry): Entry {
    const verdict = acceptEntry(this.state, entry)
    if (!verdict.ok) throw new Error(`${entry.operation.body.kind} was refused: ${verdict.code} ${verdict.message}`)
    this.entries.push(entry)
    this.timeMs += 1000
    return entry
  }

  /** What the coordinator does with an operation: judge it, and append it when it is allowed. */
  offer(operation: Operation): Verdict {
    const signed = verifyOperation(operation)
    const verdict = signed.ok ? operationVerdict(this.state, operation.body, this.timeMs) : signed
    if (verdict.ok) this.take(this.seal(operation))
    return verdict
  }

  /** An operation that has to be allowed, appended. */
  do<Kind extends OperationKind>(author: Actor, kind: Kind, payload: Payload<Kind>): Entry {
    return this.take(this.seal(this.operation(author, kind, payload)))
  }

  // ---- short forms of what tests do often ----

  /** The operation that creates a group, and the group's id. */
  groupCreation(author: Actor, parentId: GroupId, alias?: string): { operation: Operation; groupId: GroupId } {
    const operationId = this.nextOperationId()
    const groupId = createdGroupId({ namespaceId: this.state.namespaceId, author: author.publicKey, operationId })
    const payload = { groupId, parentId, visibility: 'open' as const, ...(alias === undefined ? {} : { alias }) }
    return { operation: this.operation(author, 'GroupCreated', payload, { operationId }), groupId }
  }
  createGroup(author: Actor, parentId: GroupId = this.rootId, alias?: string): GroupId {
    const { operation, groupId } = this.groupCreation(author, parentId, alias)
    this.take(this.seal(operation))
    return groupId
  }
  /** A line of groups below `parentId`, from top to bottom. */
  createLine(author: Actor, length: number, parentId: GroupId = this.rootId): GroupId[] {
    const line: GroupId[] = []
    for (let index = 0; index < length; index++) line.push(this.createGroup(author, line.at(-1) ?? parentId))
    return line
  }
  createContext(author: Actor, groupId: GroupId, name: string) {
    const contextId = bytesToContextId(bytesOf(`context ${name}`))
    this.do(author, 'ContextCreated', { contextId, groupId })
    return contextId
  }
  /** What publishes a version of the namespace's application. */
  publicationOf(version: string, more: Partial<Payload<'VersionPublished'>> = {}): Payload<'VersionPublished'> {
    const { applicationId } = this.state.founding.payload
    return { version, appKey: hexOf(version), applicationId, ...more }
  }
  addMember(identity: Actor, role: 'Admin' | 'Member' | 'ReadOnly' = 'Member', groupId: GroupId = this.rootId): Entry {
    return this.do(this.founder, 'MembersAdded', { groupId, members: [{ identity: identity.publicKey, role }] })
  }
  /** Records an invitation to the groups, the root first; answers the hashes of its salts. */
  invite(
    inviter: Actor,
    name: string,
    terms: Partial<Pick<Payload<'InvitationsIssued'>, 'expiresAtMs' | 'maxUses' | 'role' | 'replaces'>> & {
      groupIds?: GroupId[]
    } = {},
  ): string[] {
    const { groupIds = [this.rootId], ...rest } = terms
    const invitations = groupIds.map((groupId) => ({ groupId, saltHash: hexOf(`salt ${name} ${groupId}`) }))
    this.do(inviter, 'InvitationsIssued', { invitations, role: 'Member', expiresAtMs: START_MS + 3600_000, ...rest })
    return invitations.map(({ saltHash }) => saltHash)
  }
  joining(joiner: Actor, saltHashes: string[]): Operation {
    return this.operation(joiner, 'MemberJoined', { saltHashes, peerUrls: ['http://127.0.0.1:2430'] })
  }
}
