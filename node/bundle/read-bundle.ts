/** From the bytes of a file to a checked application, or the reason why it is none. Never throws. */
import { gunzipSync } from 'node:zlib'
import { hex } from '@scure/base'
import type { ApplicationId } from '#shared/domain/ids.ts'
import { BUNDLE_BYTES_MAX, BUNDLE_UNPACKED_BYTES_MAX } from '#shared/domain/limits.ts'
import { type Refusal, refuse } from '#shared/domain/refusals.ts'
import { nodeCrypto } from '../log/node-crypto.ts'
import {
  bundleApplicationId,
  type Manifest,
  manifestSchema,
  publicKeyToDid,
  signingBytes,
  wasmApplicationId,
} from './manifest.ts'
import { normalName, readTar, TarError } from './tar.ts'

export type ReadBundle = {
  kind: 'bundle' | 'wasm'
  applicationId: ApplicationId
  package: string
  version: string
  name?: string
  description?: string
  signerId?: string
  /** Bytes of the wasm. */
  wasmSize: number
  /** SHA-256 of the file, in hex. */
  hash: string
}

/** A manifest is a page of text; this is room for any honest one. */
const MANIFEST_BYTES_MAX = 1024 * 1024

const sha256Hex = (bytes: Uint8Array) => hex.encode(nodeCrypto.sha256(bytes))
const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte)
const invalid = (reason: string): Refusal => refuse('bundle_invalid', `This bundle cannot be used: ${reason}.`)
const isRefusal = (value: object): value is Refusal => 'ok' in value

/** The files of a packed archive, unpacked up to a limit. */
function unpack(bytes: Uint8Array): Map<string, Uint8Array> | Refusal {
  let archive: Uint8Array
  try {
    archive = gunzipSync(bytes, { maxOutputLength: BUNDLE_UNPACKED_BYTES_MAX })
  } catch (error) {
    // Node names this error; everything else is a file that is cut off or damaged.
    const tooLarge = error instanceof RangeError
    return invalid(
      tooLarge ? `unpacked it has more than ${BUNDLE_UNPACKED_BYTES_MAX} bytes` : 'it is damaged or cut off',
    )
  }
  try {
    return readTar(archive)
  } catch (error) {
    if (error instanceof TarError) return invalid(error.message)
    throw error
  }
}

/** The manifest as it was written, for its signature, and as it was understood. */
function readManifest(bytes: Uint8Array | undefined): { written: object; manifest: Manifest } | Refusal {
  if (bytes === undefined) return invalid('it has no manifest.json')
  if (bytes.length > MANIFEST_BYTES_MAX) return invalid('its manifest.json is too large')
  let written: unknown
  try {
    written = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return invalid('its manifest.json is not JSON')
  }
  const parsed = manifestSchema.safeParse(written)
  if (!parsed.success || typeof written !== 'object' || written === null) {
    const issue = parsed.error?.issues[0]
    const path = issue?.path.join('.') ?? ''
    return invalid(
      `its manifest.json is wrong${path === '' ? '' : ` at ${path}`}: ${issue?.message ?? 'it is not an object'}`,
    )
  }
  return { written, manifest: parsed.data }
}

/** Undefined when the manifest is signed by the key it names. */
function signatureRefusal(written: object, { signature, signerId }: Manifest): Refusal | undefined {
  const refused = (reason: string) => refuse('bundle_signature_invalid', `This bundle cannot be trusted: ${reason}.`)
  if (publicKeyToDid(signature.publicKey) !== signerId)
    return refused('its signer is not the owner of the key it is signed with')
  let message: Uint8Array
  try {
    message = signingBytes(written)
  } catch {
    // Numbers out of range, lone surrogates, absurd depth: nothing that a signing tool can have signed.
    return refused('its manifest.json has no canonical form')
  }
  if (nodeCrypto.verify(signature.signature, message, signature.publicKey)) return undefined
  return refused('its signature does not match, so it was changed after it was signed')
}

/** Undefined when the wasm is the one that the manifest promises. */
function wasmRefusal(files: ReadonlyMap<string, Uint8Array>, { wasm }: Manifest): Refusal | undefined {
  let name: string
  try {
    name = normalName(wasm.path)
  } catch {
    return invalid('its manifest.json names a wasm file outside of the bundle')
  }
  const content = files.get(name)
  if (content === undefined) return invalid(`it has no file ${name}, which its manifest.json names`)
  if (content.length !== wasm.size) return invalid('its wasm has another size than its manifest.json says')
  if (sha256Hex(content) !== wasm.hash) return invalid('its wasm is not the one that its manifest.json names')
  return undefined
}

function readPacked(bytes: Uint8Array): ReadBundle | Refusal {
  const files = unpack(bytes)
  if (isRefusal(files)) return files
  const read = readManifest(files.get('manifest.json'))
  if (isRefusal(read)) return read
  const { written, manifest } = read
  const refusal = signatureRefusal(written, manifest) ?? wasmRefusal(files, manifest)
  if (refusal !== undefined) return refusal
  const { name, description } = manifest.metadata ?? {}
  return {
    kind: 'bundle',
    applicationId: bundleApplicationId(manifest.package, manifest.signerId),
    package: manifest.package,
    version: manifest.appVersion,
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    signerId: manifest.signerId,
    wasmSize: manifest.wasm.size,
    hash: sha256Hex(bytes),
  }
}

/** Reads a signed `.mpk` bundle or raw wasm. A refusal has the code bundle_invalid or bundle_signature_invalid. */
export function readBundle(bytes: Uint8Array): ReadBundle | Refusal {
  if (bytes.length > BUNDLE_BYTES_MAX) return invalid(`it has more than ${BUNDLE_BYTES_MAX} bytes`)
  if (startsWith(bytes, [0x00, 0x61, 0x73, 0x6d])) {
    return {
      kind: 'wasm',
      applicationId: wasmApplicationId(bytes),
      package: 'unknown',
      version: '0.0.0',
      wasmSize: bytes.length,
      hash: sha256Hex(bytes),
    }
  }
  if (startsWith(bytes, [0x1f, 0x8b])) return readPacked(bytes)
  return refuse('bundle_invalid', 'This file is neither a signed bundle (.mpk) nor a wasm module.')
}
