/** Aliases are text that people choose: any script, but nothing that hides, reorders or breaks a line. */
import { ALIAS_BYTES_MAX } from './limits.ts'
import { ALLOWED, refuse, type Verdict } from './refusals.ts'

/** Control characters, line and paragraph separators, and the marks that reorder text (they can spoof a name). */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u
/** White space and characters without ink. A list, not a Unicode property: all nodes must answer alike for good. */
const INVISIBLE_ONLY =
  /^(?:\s|\u00AD|\u034F|\u115F|\u1160|\u17B4|\u17B5|[\u180B-\u180F]|[\u200B-\u200D]|[\u2060-\u206F]|\u2800|\u3164|[\uFE00-\uFE0F]|\uFFA0|[\u{E0000}-\u{E0FFF}])*$/u
/** Half of a surrogate pair: not a character, and not representable in UTF-8. */
const LONE_SURROGATE = /\p{Cs}/u

export const utf8Length = (text: string): number => new TextEncoder().encode(text).length

/** Can it be seen, on one line, in the order in which it is written? */
export const isPlainLine = (text: string): boolean =>
  !INVISIBLE_ONLY.test(text) && !FORBIDDEN.test(text) && !LONE_SURROGATE.test(text)

/** Is the text usable as an alias, as it stands? */
export function aliasVerdict(alias: string): Verdict {
  if (INVISIBLE_ONLY.test(alias)) return refuse('invalid_request', 'A name needs at least one visible character.')
  if (alias !== alias.trim()) return refuse('invalid_request', 'A name cannot begin or end with a space.')
  if (FORBIDDEN.test(alias) || LONE_SURROGATE.test(alias))
    return refuse(
      'invalid_request',
      'A name cannot hold control characters or marks that change the direction of text.',
    )
  const bytes = utf8Length(alias)
  if (bytes > ALIAS_BYTES_MAX)
    return refuse('invalid_request', `A name has at most ${ALIAS_BYTES_MAX} bytes; this one has ${bytes}.`)
  return ALLOWED
}
