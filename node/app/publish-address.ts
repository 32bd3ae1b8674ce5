import { isMember, type Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { RefusedError } from './refused-error.ts'
import { createWriteKey, write } from './write.ts'

/** Puts this node's address into the log when it differs from what stands there. Answers the entry's number. */
export async function publishAddress(ctx: NodeContext, namespace: Namespace): Promise<number | undefined> {
  const { state, self } = namespace
  if (!isMember(namespace)) return undefined
  const published = state.peerUrlsByMember.get(self.publicKey)
  if (published?.length === 1 && published[0] === ctx.peerUrl) return undefined
  try {
    const { number } = await write(ctx, namespace, createWriteKey(undefined, 'address'), 'NodeAddressesSet', {
      peerUrls: [ctx.peerUrl],
    })
    return number
  } catch (error) {
    // A coordinator that is away hears of it when it is reached again.
    if (error instanceof RefusedError) return undefined
    throw error
  }
}
