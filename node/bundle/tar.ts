/**
 * Reading and writing of tar archives, as far as bundles need it: plain files with short names.
 * Whatever two programs could read differently (names set aside in extended headers, sizes in other notations,
 * links, two files of one name) is refused, so that what was checked is what anyone else would unpack.
 */
import { joinBytes } from '#shared/wire/bytes.ts'

export class TarError extends Error {
  override readonly name = 'TarError'
}

const BLOCK = 512
const FILES_MAX = 1024
const NAME_BYTES_MAX = 100

const latin = new TextDecoder('latin1')
const utf8 = new TextDecoder('utf-8', { fatal: true })

function textField(header: Uint8Array, start: number, length: number): Uint8Array {
  const field = header.subarray(start, start + length)
  const end = field.indexOf(0)
  return end < 0 ? field : field.subarray(0, end)
}

function octalField(header: Uint8Array, start: number, length: number): number {
  const text = latin.decode(header.subarray(start, start + length)).replace(/[\0 ]+$/, '')
  if (!/^ *[0-7]+$/.test(text)) throw new TarError('it has a number in a form that is not understood')
  return Number.parseInt(text, 8)
}

/** The sum of the header's bytes, its own field counting as spaces. */
function checksumOf(header: Uint8Array): number {
  let sum = 0
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte
  return sum
}

/** A name without a leading `./`; one that leaves the archive, or hides what it is, is refused. */
export function normalName(name: string): string {
  const plain = name.replace(/^(\.\/)+/, '')
  const parts = plain.split('/')
  if (plain === '' || /[\p{Cc}\\]/u.test(plain) || parts.some((part) => part === '' || part === '..' || part === '.')) {
    throw new TarError('it has a file whose name is not a plain path')
  }
  return plain
}

function nameOf(header: Uint8Array): string {
  const isUstar = latin.decode(header.subarray(257, 262)) === 'ustar'
  const prefix = isUstar && header[262] === 0 ? textField(header, 345, 155) : new Uint8Array(0)
  try {
    const name = utf8.decode(textField(header, 0, NAME_BYTES_MAX))
    return prefix.length === 0 ? name : `${utf8.decode(prefix)}/${name}`
  } catch {
    throw new TarError('it has a file whose name is not text')
  }
}

/** Extended headers may say when a file was changed and by whom, not what it is called or how long it is. */
function assertHarmless(extended: Uint8Array): void {
  if (/(^|\n)\d+ (path|size|linkpath|GNU\.sparse[^=]*)=/.test(latin.decode(extended))) {
    throw new TarError('it has a file with an extended name or size')
  }
}

/** The files of an archive by name. The bytes are views into `archive`. Throws a TarError with the reason. */
export function readTar(archive: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (let at = 0, count = 0; ; count++) {
    const header = archive.subarray(at, at + BLOCK)
    if (header.length < BLOCK) throw new TarError('it ends too early')
    if (header.every((byte) => byte === 0)) break
    if (count >= FILES_MAX) throw new TarError(`it has more than ${FILES_MAX} files`)
    if (octalField(header, 148, 8) !== checksumOf(header)) throw new TarError('it is damaged')
    const size = octalField(header, 124, 12)
    const content = archive.subarray(at + BLOCK, at + BLOCK + size)
    if (content.length < size) throw new TarError('it ends too early')
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK

    const type = String.fromCharCode(header[156] ?? 0)
    if (type === 'x' || type === 'g') assertHarmless(content)
    else if (type === '0' || type === '\0') {
      const name = normalName(nameOf(header))
      if (files.has(name)) throw new TarError(`it has two files called ${name}`)
      files.set(name, content)
    } else if (type !== '5') throw new TarError('it has something in it that is not a plain file')
  }
  return files
}

/** An archive of these files in this order; nothing of the machine or the moment gets into it. */
export function writeTar(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const blocks: Uint8Array[] = []
  for (const [name, content] of files) {
    const nameBytes = new TextEncoder().encode(normalName(name))
    if (nameBytes.length > NAME_BYTES_MAX) throw new TarError(`the name ${name} is too long`)
    const header = new Uint8Array(BLOCK)
    const put = (start: number, text: string) => header.set(new TextEncoder().encode(text), start)
    header.set(nameBytes)
    put(100, '0000644\0')
    put(108, '0000000\0')
    put(116, '0000000\0')
    put(124, `${content.length.toString(8).padStart(11, '0')}\0`)
    put(136, '00000000000\0')
    put(156, '0')
    put(257, 'ustar\x0000')
    put(148, `${checksumOf(header).toString(8).padStart(6, '0')}\0 `)
    const padded = new Uint8Array(Math.ceil(content.length / BLOCK) * BLOCK)
    padded.set(content)
    blocks.push(header, padded)
  }
  blocks.push(new Uint8Array(2 * BLOCK))
  return joinBytes(blocks)
}
