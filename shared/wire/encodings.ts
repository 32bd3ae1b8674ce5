/** Out of the encodings that invitations travel in. Nothing here throws: what is not in a form is undefined. */
import { base58, base64urlnopad } from '@scure/base'
import { Inflate } from 'fflate'
import { ByteWriter } from './bytes.ts'

/** Values of JSON are never undefined, so it means "not JSON". */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // As above: the one question asked is whether it is JSON.
  }
}

/** Does it begin as JSON of some object does, and end inside of it? */
export function isCutJson(text: string): boolean {
  if (!/^\s*(?:\{\s*(?:"|$)|\[\s*[[{"]|"\{)/.test(text)) return false
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inString && character === '\\') at++
    else if (character === '"') inString = !inString
    else if (inString) continue
    else if (character === '{' || character === '[') depth++
    else if (character === '}' || character === ']') depth--
  }
  return inString || depth > 0
}

/** base64 and base64url, with `=` at the end or without. Only one text is right for some bytes. */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return base64urlnopad.decode(
      text
        .replace(/={1,2}$/, '')
        .replaceAll('+', '-')
        .replaceAll('/', '_'),
    )
  } catch {
    return undefined // As above: is it base64?
  }
}
/** The bytes of the whole groups of four, of a text whose end may be missing. */
export const decodeBase64Start = (text: string): Uint8Array | undefined =>
  decodeBase64(text.slice(0, text.length - (text.length % 4)))

/** What stands in a link, with its escapes resolved. */
export function decodePercents(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined // As above: a stray percent sign, or a text that was cut inside an escape.
  }
}

/** base58 takes the square of the length, so the library reads and writes no more than this. */
export const BASE58_LENGTH_MAX = 4096
export const BASE58_BYTES_MAX = 2048
export function decodeBase58(text: string): Uint8Array | undefined {
  if (text.length > BASE58_LENGTH_MAX) return undefined
  try {
    return base58.decode(text)
  } catch {
    return undefined // As above: is it base58?
  }
}

/** So many packed bytes unpack to a million at most, so what unpacks without end is soon noticed. */
const PIECE_BYTES = 1024

/** Raw deflate unpacked as far as it goes; `too-large` for what has more than `sizeMax` bytes. */
export function inflate(packed: Uint8Array, sizeMax: number): Uint8Array | 'too-large' {
  const to = new ByteWriter()
  let size = 0
  const stream = new Inflate((piece) => {
    size += piece.length
    to.bytes(piece)
  })
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) {
      stream.push(packed.subarray(at, at + PIECE_BYTES))
      if (size > sizeMax) return 'too-large'
    }
  } catch {
    // What comes after is no deflate. What came before is judged by whoever reads it.
  }
  return to.whole()
}
