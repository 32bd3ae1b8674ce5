/**
 * The bundles that the namespaces of this node need and that are not here: fetched from other nodes, each one once,
 * and asked for again while no node that has them can be reached.
 */
import type { NodeEvent } from '#shared/wire/events.ts'
import type { AppVersion } from '../log/state.ts'
import type { Store } from '../storage/store.ts'
import type { BundleSource, Ensured, FetchBundlePart, Progress } from './bundle-source.ts'
import { BundleTransfer } from './bundle-transfer.ts'
import { bundlesNamedBy, bundlesNeededBy, isAsNamed } from './bundle-uses.ts'
import { isMember, type Namespace, type Namespaces } from './namespaces.ts'

const RETRY_FIRST_MS = 1_000
const RETRY_MAX_MS = 30_000
/** A screen that follows a transfer is told this often, however fast it is. */
const PROGRESS_EVERY_MS = 300

type BundleTransfersOptions = {
  store: Store
  namespaces: Namespaces
  fetchPart: FetchBundlePart
  emit: (event: NodeEvent) => void
  now: () => number
  /** Told of faults of this node, its disk for one. */
  onFailure: (error: unknown) => void
  signal: AbortSignal
}

type Wanted = {
  transfer: BundleTransfer
  /** Whose members are asked: those that run the same application. */
  namespaces: Set<Namespace>
  running?: Promise<Ensured>
  failure?: Extract<Ensured, { ok: false }> & { atMs: number }
  retryMs: number
  retry?: ReturnType<typeof setTimeout>
  saidAtMs: number
}

export class BundleTransfers implements BundleSource {
  readonly #options: BundleTransfersOptions
  readonly #wanted = new Map<string, Wanted>()

  constructor(options: BundleTransfersOptions) {
    this.#options = options
    options.signal.addEventListener('abort', () => {
      for (const { retry } of this.#wanted.values()) clearTimeout(retry)
    })
  }

  /** Takes up what was under way when the node stopped, and forgets what nobody needs any more. */
  start(): void {
    const { store, namespaces } = this.#options
    const named = new Set(namespaces.all().flatMap((each) => bundlesNamedBy(each).map(({ appKey }) => appKey)))
    for (const { hash } of store.partialFiles()) if (!named.has(hash)) store.dropParts(hash)
    for (const namespace of namespaces.all()) this.#look(namespace, 'again')
  }

  /** What happens on the node decides what is needed, and when it is worth asking again. */
  onEvent(event: NodeEvent): void {
    const { namespaces } = this.#options
    if (event.type === 'namespaces.changed') for (const namespace of namespaces.all()) this.#look(namespace, 'new')
    if (event.type !== 'namespace.changed' && event.type !== 'subscription.changed') return
    const namespace = namespaces.find(event.namespaceId)
    // A coordinator that answers again is a reason to ask at once; an entry more is none.
    if (namespace !== undefined) this.#look(namespace, event.type === 'subscription.changed' ? 'again' : 'new')
  }

  look(namespace: Namespace, named: AppVersion): 'missing' | 'held' | 'wrong' {
    const file = this.#options.store.bundle(named.appKey)
    if (file === undefined) return 'missing'
    return isAsNamed(namespace, named, file) ? 'held' : 'wrong'
  }

  async ensure(namespace: Namespace, named: AppVersion): Promise<Ensured> {
    const outcome = this.look(namespace, named) === 'missing' ? await this.#fetch(namespace, named) : undefined
    if (outcome?.ok === false) return outcome
    this.#forget(named.appKey)
    return this.look(namespace, named) === 'wrong'
      ? { ok: false, code: 'bundle_invalid', message: WRONG }
      : { ok: true }
  }

  #fetch(namespace: Namespace, { appKey }: AppVersion): Promise<Ensured> {
    const wanted = this.#wanted.get(appKey) ?? this.#want(appKey)
    if (wanted.failure !== undefined && isFinal(wanted.failure.code) && wanted.namespaces.has(namespace))
      return Promise.resolve(wanted.failure)
    clearTimeout(wanted.retry)
    wanted.namespaces.add(namespace)
    wanted.running ??= this.#run(wanted)
    return wanted.running
  }

  progress(namespace: Namespace, named: AppVersion): Progress {
    const { appKey } = named
    const file = this.#options.store.bundle(appKey)
    if (file !== undefined) {
      const sizeBytes = this.#options.store.bundleSizeBytes(appKey)
      const so = { receivedBytes: sizeBytes ?? 0, sizeBytes }
      if (isAsNamed(namespace, named, file)) return { ...so, state: 'held' }
      return { ...so, state: 'failed', failure: { code: 'bundle_invalid', message: WRONG, atMs: file.installedAtMs } }
    }
    const wanted = this.#wanted.get(appKey)
    if (wanted === undefined) return { state: 'missing', receivedBytes: 0 }
    const { transfer, failure, running } = wanted
    const size = transfer.sizeBytes === undefined ? {} : { sizeBytes: transfer.sizeBytes }
    const so = { receivedBytes: transfer.receivedBytes, ...size }
    // While nobody answers, what was said last stays said: it is asked for again every few seconds.
    if (failure === undefined) return { ...so, state: running === undefined ? 'missing' : 'fetching' }
    const { code, message, atMs } = failure
    return { ...so, state: code === 'bundle_missing' ? 'missing' : 'failed', failure: { code, message, atMs } }
  }

  /** Starts on what the namespace needs, if this node follows it; `again` also on what could not be had before. */
  #look(namespace: Namespace, when: 'new' | 'again'): void {
    if (!this.#isFollowed(namespace)) return
    for (const named of bundlesNeededBy(this.#options.store, namespace, this.#options.now())) {
      const wanted = this.#wanted.get(named.appKey)
      // What is final for one namespace is not for another, whose log may say something else of the file.
      if (wanted?.namespaces.has(namespace) && (when === 'new' || isFinal(wanted.failure?.code))) continue
      this.ensure(namespace, named).catch(this.#options.onFailure)
    }
  }
  /** It is here, by whatever way. */
  #forget(appKey: string): void {
    clearTimeout(this.#wanted.get(appKey)?.retry)
    this.#wanted.delete(appKey)
  }
  #isFollowed(namespace: Namespace): boolean {
    return namespace.subscribed && isMember(namespace) && !this.#options.signal.aborted
  }

  #want(appKey: string): Wanted {
    const { store, fetchPart, now, onFailure, signal } = this.#options
    const onPart = () => {
      delete wanted.failure
      if (now() - wanted.saidAtMs >= PROGRESS_EVERY_MS) this.#say(wanted)
    }
    const transfer = new BundleTransfer(appKey, { store, fetchPart, now, signal, onPart, onFailure })
    const wanted: Wanted = { transfer, namespaces: new Set(), retryMs: RETRY_FIRST_MS, saidAtMs: 0 }
    this.#wanted.set(appKey, wanted)
    return wanted
  }

  async #run(wanted: Wanted): Promise<Ensured> {
    const outcome = await this.#askAll(wanted)
    delete wanted.running
    if (this.#options.signal.aborted) return outcome
    if (outcome.ok || this.#options.store.bundle(wanted.transfer.appKey) !== undefined) {
      this.#forget(wanted.transfer.appKey)
      this.#say(wanted)
      this.#options.emit({ type: 'applications.changed' })
      return { ok: true }
    }
    const isNews = wanted.failure?.code !== outcome.code
    wanted.failure = { ...outcome, atMs: this.#options.now() }
    if (isNews) this.#say(wanted)
    if (!isFinal(outcome.code)) this.#retryLater(wanted)
    return outcome
  }

  /** Also those that came to need it meanwhile. The last failure is told. */
  async #askAll({ transfer, namespaces }: Wanted): Promise<Ensured> {
    let outcome: Ensured = { ok: false, code: 'bundle_missing', message: 'No namespace of this node needs it.' }
    try {
      for (const namespace of namespaces) {
        outcome = await transfer.run(namespace)
        if (outcome.ok || outcome.code === 'disk_full') break
      }
      return outcome
    } catch (error) {
      if (!this.#options.signal.aborted) this.#options.onFailure(error)
      return { ok: false, code: 'storage_failed', message: 'The node failed on this bundle; its output says why.' }
    }
  }

  #retryLater(wanted: Wanted): void {
    const { retryMs } = wanted
    wanted.retryMs = Math.min(2 * retryMs, RETRY_MAX_MS)
    wanted.retry = setTimeout(() => {
      for (const namespace of wanted.namespaces) this.#look(namespace, 'again')
    }, retryMs).unref()
  }

  #say(wanted: Wanted): void {
    wanted.saidAtMs = this.#options.now()
    for (const { state } of wanted.namespaces)
      this.#options.emit({ type: 'bundle.changed', namespaceId: state.namespaceId, appKey: wanted.transfer.appKey })
  }
}

const WRONG = 'This file is of another application or version than the log of the namespace says.'

/** Asking again would bring the same: a file that is what it is, a disk that takes nothing until the node is restarted. */
const isFinal = (code: string | undefined): boolean => code === 'bundle_invalid' || code === 'disk_full'
