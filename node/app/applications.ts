/** Applications on this node: installed bundles, one row per version. */
import { readFile, stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ApplicationId } from '#shared/domain/ids.ts'
import { BUNDLE_BYTES_MAX } from '#shared/domain/limits.ts'
import { readBundle } from '../bundle/read-bundle.ts'
import { sampleBundle } from '../bundle/sample-application.ts'
import type { BundleRow } from '../storage/store.ts'
import type { NodeContext } from './node-context.ts'
import { RefusedError, refused } from './refused-error.ts'

/** The version that a new namespace runs: the one installed last. */
export const newestBundle = (ctx: NodeContext, applicationId: ApplicationId): BundleRow | undefined =>
  ctx.store.bundles().findLast((row) => row.applicationId === applicationId)

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

function install(ctx: NodeContext, bytes: Uint8Array, source: string, metadata: readonly number[]): ApplicationId {
  const read = readBundle(bytes)
  if ('ok' in read) throw new RefusedError(read)
  ctx.store.addBundle(
    {
      hash: read.hash,
      applicationId: read.applicationId,
      package: read.package,
      version: read.version,
      source,
      metadata: Uint8Array.from(metadata),
      wasmSize: read.wasmSize,
      installedAtMs: ctx.now(),
      ...(read.name === undefined ? {} : { name: read.name }),
      ...(read.description === undefined ? {} : { description: read.description }),
      ...(read.signerId === undefined ? {} : { signerId: read.signerId }),
    },
    bytes,
  )
  ctx.events.emit({ type: 'applications.changed' })
  return read.applicationId
}

/** Installs a signed bundle or raw wasm from the node's disk. */
export async function installApplication(
  ctx: NodeContext,
  path: string,
  metadata: readonly number[] = [],
): Promise<ApplicationId> {
  return install(ctx, await readFromDisk(path), pathToFileURL(path).href, metadata)
}

/** Installs the sample that comes with the node. */
export const installSampleApplication = async (ctx: NodeContext): Promise<ApplicationId> =>
  install(ctx, await sampleBundle(), 'grove:sample-application', [])
