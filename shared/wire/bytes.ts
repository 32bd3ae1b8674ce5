/** Bytes in memory, and writing and reading a binary form: whole numbers, byte strings and texts, one after the other. */

/** The text in UTF-8, or undefined for bytes that are none. A byte order mark is a character like any other. */
export function utf8ToText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined // The one question asked is whether it is UTF-8.
  }
}
export const textToUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** All of them, in order, in one array of its own. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Seven bits in a byte, the lowest first; the eighth says that more follow. */
export function varint(value: number): number[] {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no whole number.`)
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return [...bytes, rest]
}

export class ByteWriter {
  readonly #parts: Uint8Array[] = []

  bytes(bytes: Uint8Array): this {
    this.#parts.push(bytes)
    return this
  }
  number(value: number): this {
    return this.bytes(Uint8Array.from(varint(value)))
  }
  /** 0 for none, otherwise its length in UTF-8 and one more, then the text. */
  text(text: string | undefined): this {
    if (text === undefined) return this.number(0)
    const bytes = textToUtf8(text)
    return this.number(bytes.length + 1).bytes(bytes)
  }
  whole(): Uint8Array {
    return joinBytes(this.#parts)
  }
}

/** What was read is not in the form that was expected. */
export class FormError extends Error {}

/** Reads what a `ByteWriter` wrote. Throws a `FormError` where the bytes end too early or mean nothing. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }
  get position(): number {
    return this.#at
  }
  bytes(length: number): Uint8Array {
    if (length > this.#bytes.length - this.#at) throw new FormError('The bytes end too early.')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
  number(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const [byte = 0] = this.bytes(1)
      value += (byte % 128) * scale
      if (!Number.isSafeInteger(value)) throw new FormError('This number is too large.')
      if (byte < 128) return value
    }
  }
  /** So many items as the number says that comes first. */
  list<Item>(readItem: (index: number) => Item): Item[] {
    const items: Item[] = []
    for (let left = this.number(); left > 0; left--) items.push(readItem(items.length))
    return items
  }
  text(): string | undefined {
    const length = this.number()
    if (length === 0) return undefined
    const text = utf8ToText(this.bytes(length - 1))
    if (text === undefined) throw new FormError('This is not UTF-8.')
    return text
  }
}
