/** Bytes to hash and to sign: RFC 8785 JSON after a domain tag, so that no signature means two things. */
import canonicalize from 'canonicalize'

type Tag = 'grove/operation/v1' | 'grove/entry/v1' | 'grove/epoch/v1' | 'grove/invitation-details/v1'

const encoder = new TextEncoder()

/** RFC 8785 text. Throws on values that JSON cannot hold. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('This value has no JSON form.')
  return text
}

/** The tag, a line feed, and the canonical JSON, in UTF-8. */
export const canonicalBytes = (tag: Tag, value: unknown): Uint8Array =>
  encoder.encode(`${tag}\n${canonicalJson(value)}`)
