import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { pack } from 'tar-stream'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '#shared/domain/canonical.ts'
import { BUNDLE_BYTES_MAX, BUNDLE_UNPACKED_BYTES_MAX } from '#shared/domain/limits.ts'
import { type KeyPair, keyPairFromSeed, nodeCrypto, sign } from '../log/node-crypto.ts'
import { publicKeyToDid, signingBytes } from './manifest.ts'
import { readBundle } from './read-bundle.ts'
import { sampleBundle } from './sample-application.ts'
import { readTar, writeTar } from './tar.ts'
import { createManifest, gzipStored, writeBundle } from './write-bundle.ts'

const keys = keyPairFromSeed(new Uint8Array(32).fill(1))
const otherKeys = keyPairFromSeed(new Uint8Array(32).fill(2))
const wasm = Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0])
const contents = { package: 'network.example.test', version: '1.2.3', name: 'Test', wasm }
const utf8 = (text: string) => new TextEncoder().encode(text)
const vector = (name: string) => readFileSync(new URL(`../../test-vectors/bundles/${name}`, import.meta.url))
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

type Fields = Record<string, unknown>
/** A manifest with changes, signed anew after them as anybody could. */
function signed(changes: Fields, by: KeyPair = keys): Fields {
  const manifest = { ...createManifest(contents, by), ...changes }
  const signature = base64url(sign(by.secretKey, signingBytes(manifest)))
  return { ...manifest, signature: { algorithm: 'ed25519', publicKey: base64url(by.publicKey), signature } }
}
const packed = (files: [string, Uint8Array | Fields | string][]) =>
  gzipSync(
    writeTar(
      new Map(
        files.map(([name, value]) => {
          if (value instanceof Uint8Array) return [name, value]
          return [name, utf8(typeof value === 'string' ? value : canonicalJson(value))]
        }),
      ),
    ),
  )
const bundle = (manifest: Fields | string) =>
  packed([
    ['manifest.json', manifest],
    ['app.wasm', wasm],
  ])
/** The first header with bytes put in at a place, its checksum made right again. */
function patched(at: number, bytes: Uint8Array): Uint8Array {
  const tar = writeTar(
    new Map([
      ['manifest.json', utf8(canonicalJson(signed({})))],
      ['app.wasm', wasm],
    ]),
  )
  tar.set(bytes, at)
  tar.set(utf8('        '), 148)
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  tar.set(utf8(`${sum.toString(8).padStart(6, '0')}\0 `), 148)
  return gzipSync(tar)
}
/** An archive made by a writer that is not ours. */
async function foreignTar(build: (archive: ReturnType<typeof pack>) => void): Promise<Uint8Array> {
  const archive = pack()
  build(archive)
  archive.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of archive) if (chunk instanceof Uint8Array) chunks.push(chunk)
  return gzipSync(Buffer.concat(chunks))
}
const manifestText = canonicalJson(signed({}))

describe('real bundles', () => {
  it.each([
    ['network.example.demo-1.0.0.mpk', '1.0.0'],
    ['network.example.demo-1.1.0.mpk', '1.1.0'],
  ])('%s reads as the application that merod makes of it', (file, version) => {
    expect(readBundle(vector(file))).toEqual({
      kind: 'bundle',
      applicationId: 'BC1EHXsn7DwhYm47d8iDk8q2yS86G6h3gMwx73paSn1f',
      package: 'network.example.demo',
      version,
      name: 'Demo',
      description: 'd',
      signerId: 'did:key:z6MknF3p5L5FDHJQ7FREUapuX4Wmp4MtF6WrHYaXS2B3eZQd',
      wasmSize: 17,
      hash: Buffer.from(nodeCrypto.sha256(vector(file))).toString('hex'),
    })
  })
})

describe('bundles that are fine', () => {
  it('reads what it wrote', () => {
    const read = readBundle(writeBundle({ ...contents, description: 'Two\nlines' }, keys))
    expect(read).toMatchObject({
      kind: 'bundle',
      package: 'network.example.test',
      version: '1.2.3',
      name: 'Test',
      description: 'Two\nlines',
      signerId: publicKeyToDid(keys.publicKey),
      wasmSize: 8,
    })
  })

  it('gives every version of a package by one signer the same id, and another signer another', () => {
    const idOf = (bytes: Uint8Array) => {
      const read = readBundle(bytes)
      return 'ok' in read ? read.message : read.applicationId
    }
    const id = idOf(writeBundle(contents, keys))
    expect(idOf(writeBundle({ ...contents, version: '2.0.0' }, keys))).toBe(id)
    expect(idOf(writeBundle(contents, otherKeys))).not.toBe(id)
    expect(idOf(writeBundle({ ...contents, package: 'network.example.other' }, keys))).not.toBe(id)
  })

  it.each<[string, Uint8Array]>([
    ['further fields, signed', bundle(signed({ abi: { path: 'abi.json' }, ключ: 1e21, a: -0, z: [null, '\u2028'] }))],
    ['a key with _ that came after the signature', bundle({ ...signed({}), _uploadedBy: 'registry' })],
    [
      'further files',
      packed([
        ['x/abi.json', '{}'],
        ['manifest.json', manifestText],
        ['app.wasm', wasm],
      ]),
    ],
    ['no metadata', bundle(signed({ metadata: undefined }))],
    ['white space in its manifest', bundle(JSON.stringify(signed({}), null, 4))],
  ])('accepts %s', (_name, bytes) => {
    expect(readBundle(bytes)).toMatchObject({ kind: 'bundle', package: 'network.example.test' })
  })

  it('accepts names with ./ and directories from another writer', async () => {
    const bytes = await foreignTar((archive) => {
      archive.entry({ name: './', type: 'directory' })
      archive.entry({ name: './app.wasm' }, Buffer.from(wasm))
      archive.entry({ name: './manifest.json' }, manifestText)
    })
    expect(readBundle(bytes)).toMatchObject({ kind: 'bundle' })
  })

  it('takes raw wasm as it is, named by its bytes', () => {
    expect(readBundle(wasm)).toEqual({
      kind: 'wasm',
      applicationId: 'AwLEfgaHQguPVVLGUV9Sf5QKGrMMMr2N6MVSjBj9dJAh',
      package: 'unknown',
      version: '0.0.0',
      wasmSize: 8,
      hash: '93a44bbb96c751218e4c00d479e4c14358122a389acca16205b1e4d0dc5f9476',
    })
  })
})

describe('bundles that are refused', () => {
  const truncatedTar = gzipSync(writeTar(new Map([['manifest.json', utf8(manifestText)]])).subarray(0, 700))
  const noEnd = gzipSync(writeTar(new Map([['manifest.json', utf8(manifestText)]])).subarray(0, -1024))
  const good = writeBundle(contents, keys)
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const cases: [string, Uint8Array, RegExp, ('bundle_invalid' | 'bundle_signature_invalid')?][] = [
    ['nothing', new Uint8Array(), /neither a signed bundle/],
    ['text', utf8('hello'), /neither a signed bundle/],
    ['a zip file', Uint8Array.from([0x50, 0x4b, 3, 4]), /neither a signed bundle/],
    ['the start of gzip alone', Uint8Array.from([0x1f, 0x8b]), /damaged or cut off/],
    ['gzip that is cut off', good.subarray(0, good.length - 9), /damaged or cut off/],
    ['gzip with a flipped bit', good.with(200, 0x55), /damaged or cut off/],
    ['more bytes than a bundle may have', new Uint8Array(BUNDLE_BYTES_MAX + 1), /has more than 67108864 bytes/],
    ['an archive that is cut off', truncatedTar, /ends too early/],
    ['an archive without its end', noEnd, /ends too early/],
    ['an empty archive', packed([]), /no manifest\.json/],
    ['something else that is packed', gzipSync(Buffer.alloc(2000, 'x')), /form that is not understood/],
    ['a header with a wrong checksum', gzipSync(writeTar(new Map([['manifest.json', wasm]])).with(0, 65)), /damaged/],
    ['a size beyond the file', patched(124, utf8('77777777777\0')), /ends too early/],
    ['a size in base 256', patched(124, new Uint8Array(12).fill(0x80)), /not understood/],
    ['a negative size', patched(124, utf8('-0000000001\0')), /not understood/],
    ['a symbolic link', patched(156, utf8('2')), /not a plain file/],
    ['a device', patched(156, utf8('3')), /not a plain file/],
    ['a long name of GNU tar', patched(156, utf8('L')), /not a plain file/],
    ['an absolute name', patched(0, utf8('/manifest.jso')), /not a plain path/],
    ['a name that climbs out', patched(0, utf8('../nifest.json')), /not a plain path/],
    ['a name with a backslash', patched(0, utf8('man\\fest.json')), /not a plain path/],
    ['a name with a line feed', patched(0, utf8('man\nfest.json')), /not a plain path/],
    ['a name that is not text', patched(0, Uint8Array.from([0xff])), /not text/],
    ['no wasm', packed([['manifest.json', manifestText]]), /no file app\.wasm/],
    [
      'another wasm of the same size',
      packed([
        ['manifest.json', manifestText],
        ['app.wasm', wasm.with(7, 1)],
      ]),
      /not the one/,
    ],
    [
      'a longer wasm',
      packed([
        ['manifest.json', manifestText],
        ['app.wasm', new Uint8Array(9)],
      ]),
      /another size/,
    ],
    ['a wasm outside', bundle(signed({ wasm: { path: '../app.wasm', hash: '0'.repeat(64), size: 8 } })), /outside/],
    ['a wasm of no bytes', bundle(signed({ wasm: { path: 'app.wasm', hash: '0'.repeat(64), size: 0 } })), /wasm\.size/],
    ['a manifest that is not JSON', bundle('{'), /is not JSON/],
    ['a manifest that is not text', packed([['manifest.json', Uint8Array.from([0xff])]]), /is not JSON/],
    ['a manifest that is null', bundle('null'), /manifest\.json is wrong/],
    ['a manifest that is a list', bundle('[]'), /manifest\.json is wrong/],
    ['a manifest that is all depth', bundle(deep), /manifest\.json is wrong/],
    ['a manifest that is too large', bundle(' '.repeat(2_000_000)), /too large/],
    ['no package', bundle(signed({ package: undefined })), /wrong at package/],
    ['an empty package', bundle(signed({ package: '' })), /wrong at package/],
    [
      'a name that is not one visible line',
      bundle(signed({ package: 'a\u001b[2J' })),
      /wrong at package: it is not one visible line/,
    ],
    ['no version', bundle(signed({ appVersion: undefined })), /wrong at appVersion/],
    ['a version that is a number', bundle(signed({ appVersion: 1 })), /wrong at appVersion/],
    ['no wasm in its manifest', bundle(signed({ wasm: undefined })), /wrong at wasm/],
    ['no signature', bundle({ ...signed({}), signature: undefined }), /wrong at signature/],
    ['another algorithm', bundle({ ...signed({}), signature: { algorithm: 'none' } }), /wrong at signature/],
    ['a changed version', bundle({ ...signed({}), appVersion: '9.9.9' }), /changed after/, 'bundle_signature_invalid'],
    ['a field that was added', bundle({ ...signed({}), extra: 1 }), /changed after/, 'bundle_signature_invalid'],
    [
      'a signer that is not its key',
      bundle(signed({ signerId: publicKeyToDid(otherKeys.publicKey) })),
      /not the owner/,
      'bundle_signature_invalid',
    ],
    [
      'a signer in another form',
      bundle(signed({ signerId: 'did:web:x' })),
      /not the owner/,
      'bundle_signature_invalid',
    ],
    [
      'depth that has no canonical form',
      bundle(manifestText.replace('{', `{"a":${deep},`)),
      /no canonical form/,
      'bundle_signature_invalid',
    ],
    [
      'a number that is out of range',
      bundle(manifestText.replace('{', '{"a":1e999,')),
      /no canonical form/,
      'bundle_signature_invalid',
    ],
  ]
  it.each(cases)('%s', (_name, bytes, sentence, code = 'bundle_invalid') => {
    const read = readBundle(bytes)
    expect(read).toMatchObject({ ok: false, code })
    expect(read).toHaveProperty('message', expect.stringMatching(sentence))
  })

  it('a signature spelled in a second way', () => {
    const manifest = signed({})
    const spelled = canonicalJson(manifest).replace(/("signature":"[^"]{85})[AQgw]"/, (_all, start) => `${start}B"`)
    expect(spelled).not.toBe(canonicalJson(manifest))
    expect(readBundle(bundle(spelled))).toMatchObject({ ok: false, code: 'bundle_invalid' })
  })

  it('a small file that unpacks without end', () => {
    const bomb = gzipSync(Buffer.alloc(BUNDLE_UNPACKED_BYTES_MAX + 1024))
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(readBundle(bomb)).toMatchObject({ ok: false, message: expect.stringContaining('unpacked') })
  })

  it('two files of one name', async () => {
    const bytes = await foreignTar((archive) => {
      archive.entry({ name: 'manifest.json' }, manifestText)
      archive.entry({ name: 'app.wasm' }, Buffer.from(wasm))
      archive.entry({ name: './manifest.json' }, manifestText)
    })
    expect(readBundle(bytes)).toMatchObject({ message: expect.stringContaining('two files called manifest.json') })
  })

  it('a name set aside in an extended header', async () => {
    const bytes = await foreignTar((archive) => {
      archive.entry({ name: 'x', pax: { path: 'manifest.json' } }, manifestText)
      archive.entry({ name: 'app.wasm' }, Buffer.from(wasm))
    })
    expect(readBundle(bytes)).toMatchObject({ message: expect.stringContaining('extended') })
  })

  it('more files than any application has', () => {
    const files = new Map(Array.from({ length: 1025 }, (_, index) => [`f${index}`, new Uint8Array()]))
    expect(readBundle(gzipSync(writeTar(files)))).toMatchObject({ message: expect.stringContaining('1024 files') })
  })
})

describe('any bytes at all', () => {
  const numRuns = process.env.GROVE_LONG === '1' ? 5000 : 300
  const neverThrows = (bytes: Uint8Array) => {
    const read = readBundle(bytes)
    if ('ok' in read) expect(read.code).toMatch(/^bundle_(invalid|signature_invalid)$/)
    else expect(read.applicationId).toMatch(/^[1-9A-HJ-NP-Za-km-z]{32,44}$/)
  }
  const start = fc.constantFrom([], [0x1f, 0x8b], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255], [0, 0x61, 0x73, 0x6d])

  it('never throw, as a file', async () => {
    const property = fc.property(start, fc.uint8Array({ maxLength: 2000 }), (head, tail) =>
      neverThrows(Uint8Array.from([...head, ...tail])),
    )
    await fc.assert(property, { numRuns })
  })

  it('never throw, as an archive with changed bytes', async () => {
    const archive = writeTar(
      new Map([
        ['manifest.json', utf8(manifestText)],
        ['app.wasm', wasm],
      ]),
    )
    const change = fc.tuple(fc.nat({ max: archive.length - 1 }), fc.nat({ max: 255 }))
    const property = fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const bytes = archive.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      neverThrows(gzipStored(bytes))
    })
    await fc.assert(property, { numRuns })
  })

  it('never throw, as a manifest, and never pass for the signed one', async () => {
    const property = fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (fields) => {
      const manifest = { ...signed({}), ...fields }
      const read = readBundle(bundle(JSON.stringify(manifest)))
      if (Object.keys(fields).some((key) => !key.startsWith('_'))) expect(read).toMatchObject({ ok: false })
    })
    await fc.assert(property, { numRuns })
  })
})

describe('the sample application', () => {
  it('is the same file with the same id on every node and every version of Node', () => {
    expect(readBundle(sampleBundle())).toMatchObject({
      kind: 'bundle',
      applicationId: '7wpCJMjFiDzk85eBdXGuNSfhhXMoBPX4XMTjfcUfs3dH',
      package: 'network.grove.sample',
      version: '1.0.0',
      hash: '755532db777c3b6e612cbd1cf2b660b1b4bf5608c3f35d16064411d029ce4541',
    })
  })

  it('holds the smallest valid module and a manifest', () => {
    const files = readTar(gunzipSync(sampleBundle()))
    expect([...files.keys()]).toEqual(['manifest.json', 'app.wasm'])
    expect(new Uint8Array(files.get('app.wasm') ?? [])).toEqual(wasm)
  })
})

describe('gzip without compression', () => {
  it.each([0, 1, 65_535, 65_536, 200_000])('unpacks to the %i bytes that went in', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 7) & 0xff)
    expect(Buffer.compare(gunzipSync(gzipStored(bytes)), bytes)).toBe(0)
  })
})
