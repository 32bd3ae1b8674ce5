/** Aliases are text that people choose: any script, but nothing that hides, reorders or breaks a line. */
import { ALIAS_BYTES_MAX } from './limits.ts'
import { ALLOWED, refuse, type Verdict } from './refusals.ts'

/** Control characters, line and paragraph separators, and the marks that reorder text (they can spoof a name). */
const FORBIDDEN = /[\p{Cc}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u
/** Half of a surrogate pair: not a character, and not representable in UTF-8. */
const LONE_SURROGATE = /\p{Cs}/u

export const utf8Length = (text: string): number => new TextEncoder().encode(text).length

/** Is the text usable as an alias, as it stands? */
export function aliasVerdict(alias: string): Verdict {
  if (alias.trim() === '') return refuse('invalid_request', 'A name needs at least one visible character.')
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
