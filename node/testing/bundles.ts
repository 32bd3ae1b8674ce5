/** Signed bundles of any size, the same bytes in every run. */
import { createHash } from 'node:crypto'
import { installAnswer } from '#shared/wire/applications.ts'
import { writeBundle } from '../bundle/write-bundle.ts'
import { keyPairFromSeed } from '../log/node-crypto.ts'
import { bytesOf, hexOf } from './actors.ts'
import type { TestNode } from './cluster.ts'
import { rawCall } from './raw-request.ts'

const WASM_HEAD = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]

type TestBundle = { bytes: Uint8Array<ArrayBuffer>; appKey: string }

export function testBundle(
  contents: { package?: string; version?: string; name?: string; wasmBytes?: number; signer?: string } = {},
): TestBundle {
  const {
    package: id = 'network.example.files',
    version = '1.0.0',
    name,
    wasmBytes = 8,
    signer = 'publisher',
  } = contents
  const wasm = new Uint8Array(Buffer.alloc(wasmBytes, hexOf(`wasm of ${version}`), 'hex'))
  wasm.set(WASM_HEAD)
  const bytes = new Uint8Array(
    writeBundle(
      { package: id, version, ...(name === undefined ? {} : { name }), wasm },
      keyPairFromSeed(bytesOf(signer)),
    ),
  )
  return { bytes, appKey: createHash('sha256').update(bytes).digest('hex') }
}

export const OCTETS = { 'content-type': 'application/octet-stream' }
export const upload = (node: TestNode, body: Parameters<typeof rawCall>[3], query = '', headers = OCTETS) =>
  rawCall(node, 'POST', `/applications/upload${query}`, body, headers)

/** Uploads it; answers the id of its application. */
export async function installBundle(node: TestNode, bundle: TestBundle): Promise<string> {
  const answer = await upload(node, bundle.bytes)
  if (answer.status !== 200) throw new Error(`The upload was refused: ${answer.text}`)
  return installAnswer.parse(answer.json).data.applicationId
}
