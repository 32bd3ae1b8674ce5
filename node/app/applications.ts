/** Applications on this node: installed bundles, one row per file. */
import { readFile, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ApplicationId } from '#shared/domain/ids.ts'
import { BUNDLE_BYTES_MAX } from '#shared/domain/limits.ts'
import { compareVersions } from '#shared/domain/version.ts'
import type { Installed, SampleVersion } from '#shared/wire/applications.ts'
import { type ReadBundle, readBundle } from '../bundle/read-bundle.ts'
import { sampleBundle } from '../bundle/sample-application.ts'
import type { BundleRow } from '../storage/store.ts'
import type { NodeContext } from './node-context.ts'
import { RefusedError, refused } from './refused-error.ts'

/** Oldest version first; of two packings of one version, the one that was installed first. */
export const bundlesOf = (ctx: NodeContext, applicationId: ApplicationId): BundleRow[] =>
  ctx.store
    .bundles()
    .filter((row) => row.applicationId === applicationId)
    .sort((a, b) => compareVersions(a.version, b.version))

/** The version that a new namespace runs. */
export const newestBundle = (ctx: NodeContext, applicationId: ApplicationId): BundleRow | undefined =>
  bundlesOf(ctx, applicationId).at(-1)

/** What is kept of a bundle that was read. */
export const bundleToRow = (
  read: ReadBundle,
  from: { source: string; metadata?: readonly number[] | undefined; installedAtMs: number },
): BundleRow => ({
  hash: read.hash,
  applicationId: read.applicationId,
  package: read.package,
  version: read.version,
  source: from.source,
  metadata: Uint8Array.from(from.metadata ?? []),
  wasmSize: read.wasmSize,
  installedAtMs: from.installedAtMs,
  ...(read.name === undefined ? {} : { name: read.name }),
  ...(read.description === undefined ? {} : { description: read.description }),
  ...(read.signerId === undefined ? {} : { signerId: read.signerId }),
})

/** Others with the name of this package. Whoever has not the key of the first signer makes another application. */
const namesakesOf = (ctx: NodeContext, { applicationId, package: name, kind }: ReadBundle): ApplicationId[] =>
  kind === 'wasm'
    ? []
    : [
        ...new Set(
          ctx.store
            .bundles()
            .filter((row) => row.package === name && row.applicationId !== applicationId)
            .map((row) => row.applicationId),
        ),
      ]

/** Verifies and keeps a file; one that is here already changes nothing. */
export function install(ctx: NodeContext, bytes: Uint8Array, source: string, metadata?: readonly number[]): Installed {
  const read = readBundle(bytes)
  if ('ok' in read) throw new RefusedError(read)
  const known = ctx.store.bundleSizeBytes(read.hash) !== undefined
  if (!known) {
    ctx.store.addBundle(bundleToRow(read, { source, metadata, installedAtMs: ctx.now() }), bytes)
    ctx.events.emit({ type: 'applications.changed' })
  }
  const { applicationId, version, hash } = read
  return { applicationId, version, appKey: hash, known, namesakes: namesakesOf(ctx, read) }
}

/** Installs a signed bundle or raw wasm from the node's disk. */
export async function installFromDisk(
  ctx: NodeContext,
  path: string,
  metadata?: readonly number[],
): Promise<Installed> {
  return install(ctx, await readFromDisk(path), pathToFileURL(path).href, metadata)
}

async function readFromDisk(path: string): Promise<Uint8Array> {
  if (!isAbsolute(path)) throw refused('invalid_request', 'The path has to be absolute, such as /home/me/app.mpk.')
  if (path.includes('\0')) throw refused('invalid_request', 'A path cannot hold a zero byte.')
  try {
    const { size } = await stat(path).then((found) =>
      found.isFile() ? found : Promise.reject(new Error('not a file')),
    )
    if (size > BUNDLE_BYTES_MAX)
      throw refused('bundle_invalid', `A bundle has at most ${BUNDLE_BYTES_MAX} bytes; this file has ${size}.`)
    return await readFile(path)
  } catch (error) {
    if (error instanceof RefusedError) throw error
    throw refused('bundle_not_found', 'There is no file at this path that the node can read.')
  }
}

/** Installs what a person sent; `name` is what they call the file. */
export const installUploaded = (ctx: NodeContext, bytes: Uint8Array, name: string | undefined): Installed =>
  install(ctx, bytes, `upload:${encodeURIComponent(name ?? '')}`)

/** Installs the sample that comes with the node. */
export const installSample = (ctx: NodeContext, version: SampleVersion | undefined): Installed =>
  install(ctx, sampleBundle(version), 'grove:sample-application')
