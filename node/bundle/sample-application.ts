/** The application that comes with the node, so that a first namespace needs no file of one's own. */
import type { SampleVersion } from '#shared/wire/applications.ts'
import { keyPairFromSeed, nodeCrypto } from '../log/node-crypto.ts'
import { writeBundle } from './write-bundle.ts'

/**
 * The sample is signed like any bundle, by a key that anybody can derive from this sentence. The key is public and
 * protects nothing: it only makes the sample one and the same application on every node.
 */
const SEED_SENTENCE = 'grove sample application: this key is public and protects nothing'

/** The smallest valid module: the magic word and the version, and nothing that could run. */
const EMPTY_MODULE = Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00])

/** The `.mpk` of the sample: the same bytes on every node, so every node gives it the same id. */
export function sampleBundle(version: SampleVersion = '1.0.0'): Uint8Array {
  const keys = keyPairFromSeed(nodeCrypto.sha256(new TextEncoder().encode(SEED_SENTENCE)))
  return writeBundle(
    {
      package: 'network.grove.sample',
      version,
      name: 'Sample',
      description: 'An empty application that comes with the node, to try namespaces and groups with.',
      wasm: EMPTY_MODULE,
    },
    keys,
  )
}
