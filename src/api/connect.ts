/** Finds out what kind of node answers, and gives the matching dialect. */
import { capabilitiesAnswer } from '#shared/wire/node.ts'
import type { CallOptions, Client } from './client.ts'
import { createEmbeddedApi } from './dialects/embedded.ts'
import { CAPABILITIES_PATH } from './dialects/embedded-paths.ts'
import type { NodeApi } from './node-api.ts'

export async function connectNode(client: Client, options?: CallOptions): Promise<NodeApi> {
  const { data } = await client.get(CAPABILITIES_PATH, capabilitiesAnswer, options)
  return createEmbeddedApi(client, data)
}
