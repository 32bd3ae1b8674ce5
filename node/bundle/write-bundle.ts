/** Makes and signs a bundle. The same input gives the same bytes on every machine. */
import { crc32 } from 'node:zlib'
import { hex } from '@scure/base'
import { canonicalJson } from '#shared/domain/canonical.ts'
import { joinBytes } from '#shared/wire/bytes.ts'
import { type KeyPair, nodeCrypto, sign } from '../log/node-crypto.ts'
import { publicKeyToDid, signingBytes } from './manifest.ts'
import { writeTar } from './tar.ts'

type BundleContents = {
  package: string
  version: string
  name?: string
  description?: string
  wasm: Uint8Array
}

const WASM_NAME = 'app.wasm'

/** The signed manifest, ready to be packed. */
export function createManifest(contents: BundleContents, keys: KeyPair): Record<string, unknown> {
  const { name, description, wasm } = contents
  const manifest = {
    version: '1.0',
    package: contents.package,
    appVersion: contents.version,
    minRuntimeVersion: '0.1.0',
    metadata: {
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
      tags: [],
    },
    signerId: publicKeyToDid(keys.publicKey),
    wasm: { path: WASM_NAME, hash: hex.encode(nodeCrypto.sha256(wasm)), size: wasm.length },
  }
  const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
  const signature = {
    algorithm: 'ed25519',
    publicKey: base64url(keys.publicKey),
    signature: base64url(sign(keys.secretKey, signingBytes(manifest))),
  }
  return { ...manifest, signature }
}

/** A signed `.mpk`. */
export function writeBundle(contents: BundleContents, keys: KeyPair): Uint8Array {
  const manifest = new TextEncoder().encode(canonicalJson(createManifest(contents, keys)))
  return gzipStored(
    writeTar(
      new Map([
        ['manifest.json', manifest],
        [WASM_NAME, contents.wasm],
      ]),
    ),
  )
}

const STORED_MAX = 0xffff

/**
 * Gzip without compression. Compressors differ from one version of Node to the next; stored blocks are the same
 * everywhere, and with them the hash of the file.
 */
export function gzipStored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])]
  for (let at = 0; at === 0 || at < bytes.length; at += STORED_MAX) {
    const block = bytes.subarray(at, at + STORED_MAX)
    const head = new DataView(new ArrayBuffer(5))
    head.setUint8(0, at + STORED_MAX >= bytes.length ? 1 : 0)
    head.setUint16(1, block.length, true)
    head.setUint16(3, ~block.length & 0xffff, true)
    parts.push(new Uint8Array(head.buffer), block)
  }
  const tail = new DataView(new ArrayBuffer(8))
  tail.setUint32(0, crc32(bytes), true)
  tail.setUint32(4, bytes.length, true)
  parts.push(new Uint8Array(tail.buffer))
  return joinBytes(parts)
}
