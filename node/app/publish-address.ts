import { isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { RefusedError } from './refused-error.ts'
import { createWriteKey, write } from './write.ts'

/** Puts this node's address into the log when it differs from what stands there. */
export async function publishAddress(ctx: NodeContext, namespace: Namespace): Promise<void> {
  const { state, self } = namespace
  if (!isMember(namespace)) return
  const published = state.peerUrlsByMember.get(self.publicKey)
  if (published?.length === 1 && published[0] === ctx.peerUrl) return
  try {
    await write(ctx, namespace, createWriteKey(undefined, 'address'), 'NodeAddressesSet', {
      peerUrls: [ctx.peerUrl],
    })
  } catch (error) {
    // A coordinator that is away hears of it when it is reached again.
    if (!(error instanceof RefusedError)) throw error
  }
}
