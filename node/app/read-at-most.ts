import { joinBytes } from '#shared/wire/bytes.ts'

/** The bytes of a stream; undefined as soon as they are more than `bytesMax`, with the rest unread. */
export async function readAtMost(
  stream: AsyncIterable<unknown> | Iterable<unknown>,
  bytesMax: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    if (!(part instanceof Uint8Array)) throw new TypeError('The stream gives bytes.')
    size += part.length
    // Leaving the loop ends the stream.
    if (size > bytesMax) return undefined
    parts.push(part)
  }
  return joinBytes(parts)
}
