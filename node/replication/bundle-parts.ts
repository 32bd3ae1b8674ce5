/** Parts of bundles between nodes: asked of one member, and answered to members alone. */
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { BUNDLE_PART_BYTES } from '#shared/domain/limits.ts'
import { bundlePartAnswer } from '#shared/wire/peer.ts'
import type { BundlePart, FetchBundlePart } from '../app/bundle-source.ts'
import { bundlesNamedBy } from '../app/bundle-uses.ts'
import { isMember, type Namespace } from '../app/namespaces.ts'
import type { NodeContext } from '../app/node-context.ts'
import { refused } from '../app/refused-error.ts'
import type { PeerClient } from './peer-client.ts'

const TIMEOUT_MS = 20_000

/** Tries every address of the member's node in turn; what it sends is believed by nobody before it is whole. */
export const createPartFetcher =
  (client: PeerClient, addressesOf: (namespace: Namespace, member: PublicKey) => readonly string[]): FetchBundlePart =>
  async (namespace, holder, appKey, from): Promise<BundlePart | undefined> => {
    const path = `/peer/v1/namespaces/${namespace.state.namespaceId}/bundles/${appKey}`
    for (const url of addressesOf(namespace, holder)) {
      const request = { method: 'GET', path, query: `?from=${from}`, timeoutMs: TIMEOUT_MS } as const
      const result = await client.ask(url, namespace.self, holder, request)
      // Refused: it does not have the file, at whatever address.
      if (result.outcome === 'refused') return undefined
      const answer = result.outcome === 'answered' ? bundlePartAnswer.safeParse(result.value) : undefined
      if (answer?.success === true)
        return { sizeBytes: answer.data.sizeBytes, bytes: new Uint8Array(Buffer.from(answer.data.bytes, 'base64')) }
    }
    return undefined
  }

/** One part of a bundle that the namespace's log names, for a member. */
export function bundlePart(
  ctx: NodeContext,
  namespaceId: GroupId,
  caller: PublicKey,
  appKey: string,
  from: number,
): { sizeBytes: number; bytes: string } {
  const namespace = ctx.namespaces.find(namespaceId)
  if (namespace === undefined || !isMember(namespace) || !isMember(namespace, caller))
    throw refused('not_a_member', 'Only members fetch the bundles of a namespace, and from members.')
  // The same words whether it is not named, not here, or another application's file whose hash somebody published: what
  // else is installed on a node is its owner's business.
  const isNamed = bundlesNamedBy(namespace).some(
    (each) => each.appKey === appKey && ctx.bundles.look(namespace, each) === 'held',
  )
  const sizeBytes = isNamed ? ctx.store.bundleSizeBytes(appKey) : undefined
  const bytes = isNamed ? ctx.store.bundleSlice(appKey, from, BUNDLE_PART_BYTES) : undefined
  if (sizeBytes === undefined || bytes === undefined)
    throw refused('bundle_not_found', 'This node has no bundle with this hash for this namespace.')
  return { sizeBytes, bytes: Buffer.from(bytes).toString('base64') }
}
