/**
 * One bundle on its way here: asked for at one member's node after the other, kept part by part, believed only when
 * the whole has the hash that the namespace's log names.
 */
import { createHash } from 'node:crypto'
import type { PublicKey } from '#shared/domain/ids.ts'
import { BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import { readBundle } from '../bundle/read-bundle.ts'
import { StorageError, type Store } from '../storage/store.ts'
import { bundleToRow } from './applications.ts'
import type { BundlePart, Ensured, FetchBundlePart } from './bundle-source.ts'
import { bundlesNamedBy, isAsNamed } from './bundle-uses.ts'
import { isMember, type Namespace } from './namespaces.ts'

type Parts = {
  store: Store
  fetchPart: FetchBundlePart
  now: () => number
  signal: AbortSignal
  /** Told after each part. */
  onPart: () => void
  /** Told what the disk did. */
  onFailure: (error: unknown) => void
}

export class BundleTransfer {
  readonly appKey: string
  receivedBytes: number
  sizeBytes: number | undefined
  readonly #parts: Parts
  /** Whose bytes the received ones are; undefined when some came before a restart. */
  #sources: Set<PublicKey> | undefined
  /** Nodes that gave a whole file with another hash. They are not asked again while this process runs. */
  readonly #liars = new Set<PublicKey>()
  /** After a mixture went wrong, no file is made of the parts of several nodes any more, so that the liar shows. */
  #unmixed = false

  constructor(appKey: string, parts: Parts) {
    this.appKey = appKey
    this.#parts = parts
    this.receivedBytes = parts.store.partialFiles().find(({ hash }) => hash === appKey)?.receivedBytes ?? 0
    this.#sources = this.receivedBytes === 0 ? new Set() : undefined
  }

  /** Asks everybody once. A disk that does not take the parts is a result like any other. */
  async run(namespace: Namespace): Promise<Ensured> {
    try {
      return await this.#askAround(namespace)
    } catch (error) {
      if (!(error instanceof StorageError)) throw error
      this.#parts.onFailure(error)
      return error.diskFull
        ? failed('disk_full', 'The disk of this node is full. Free space, then start the node again.')
        : failed('storage_failed', error.message)
    }
  }

  async #askAround(namespace: Namespace): Promise<Ensured> {
    const holders = holdersOf(namespace, this.appKey)
    for (let at = 0; at < holders.length; at++) {
      const holder = holders[at]
      if (holder === undefined || this.#liars.has(holder)) continue
      if (this.#unmixed && !this.#isFrom(holder)) this.#drop()
      if (!(await this.#takeFrom(namespace, holder))) continue
      const verdict = this.#finish(namespace)
      if (verdict.ok) return verdict
      if (verdict.code !== 'bundle_hash_wrong') {
        this.#drop()
        return verdict
      }
      if (this.#isFrom(holder)) this.#liars.add(holder)
      else {
        // Anybody's part may have been the wrong one: all are asked again, each for the whole.
        this.#unmixed = true
        at = -1
      }
      this.#drop()
    }
    return holders.some((holder) => this.#liars.has(holder))
      ? failed(
          'bundle_hash_wrong',
          'A node sent a file that is not the one this namespace names, and no other has it. It is asked for again by itself.',
        )
      : failed(
          'bundle_missing',
          'No node of this namespace that can be reached has this version. It is asked for again by itself; start a node that has it, or install it here.',
        )
  }

  /** Is everything that was received from this node alone? */
  #isFrom(holder: PublicKey): boolean {
    return this.#sources !== undefined && [...this.#sources].every((source) => source === holder)
  }

  /** Goes on where the last one stopped. True when the file is complete by what this node says of its size. */
  async #takeFrom(namespace: Namespace, holder: PublicKey): Promise<boolean> {
    const { store, fetchPart, onPart, signal } = this.#parts
    while (!signal.aborted && isMember(namespace)) {
      const from = this.receivedBytes
      const part = await fetchPart(namespace, holder, this.appKey, from)
      // The node may have stopped, or somebody installed the file, while this was on its way.
      if (part === undefined || signal.aborted || !isSound(part, from)) return false
      if (store.bundleSizeBytes(this.appKey) !== undefined) return true
      if (part.bytes.length > 0) {
        store.appendPart(this.appKey, from, part.bytes)
        this.receivedBytes += part.bytes.length
        this.#sources?.add(holder)
      }
      this.sizeBytes = part.sizeBytes
      onPart()
      if (this.receivedBytes >= part.sizeBytes) return true
    }
    return false
  }

  #drop(): void {
    this.#parts.store.dropParts(this.appKey)
    this.receivedBytes = 0
    this.sizeBytes = undefined
    this.#sources = new Set()
  }

  /** Makes a bundle of what has been received, if it is what the log names: hash first, then what is in it. */
  #finish(namespace: Namespace): Ensured {
    const { state } = namespace
    const { store, now } = this.#parts
    if (store.bundleSizeBytes(this.appKey) !== undefined) return { ok: true }
    const bytes = store.receivedBytes(this.appKey)
    if (createHash('sha256').update(bytes).digest('hex') !== this.appKey)
      return failed('bundle_hash_wrong', 'The file that came is not the one that this namespace names.')
    const read = readBundle(bytes)
    if ('ok' in read) return failed('bundle_invalid', read.message)
    if (read.applicationId !== state.founding.payload.applicationId)
      return failed('bundle_invalid', 'This bundle is of another application than the namespace.')
    const named = bundlesNamedBy(namespace).filter(({ appKey }) => appKey === this.appKey)
    if (!named.some((each) => isAsNamed(namespace, each, read)))
      return failed('bundle_invalid', `This bundle calls itself ${read.version}, which the namespace does not call it.`)
    store.addReceivedBundle(bundleToRow(read, { source: `peer:${state.namespaceId}`, installedAtMs: now() }))
    return { ok: true }
  }
}

/** Whole parts only, but for the last: nobody fills the disk byte by byte. */
const isSound = ({ sizeBytes, bytes }: BundlePart, from: number): boolean =>
  bytes.length === Math.max(0, Math.min(BUNDLE_PART_BYTES, sizeBytes - from))

const failed = (code: Extract<Ensured, { ok: false }>['code'], message: string): Ensured => ({
  ok: false,
  code,
  message,
})

/** Whom to ask, in this order: the coordinator, whoever published it, all others. */
function holdersOf(namespace: Namespace, appKey: string): PublicKey[] {
  const { state, self } = namespace
  const publishers = bundlesNamedBy(namespace).flatMap((named) => (named.appKey === appKey ? [named.publishedBy] : []))
  const all = [state.coordinator, ...publishers, ...[...state.peerUrlsByMember.keys()].sort()]
  return [...new Set(all)].filter((member) => member !== self.publicKey && state.isParticipant(member))
}
