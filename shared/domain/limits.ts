/** Limits that both sides enforce, with the reason for each. */

/** The last moment that a JavaScript Date can hold: no page can show a later one. */
export const TIME_MAX_MS = 8.64e15
/** Levels below the root. April's server could not resolve deeper groups. */
export const DEPTH_MAX = 16
/** UTF-8 bytes of an alias (contract April 2026, section 2 "Aliases"). */
export const ALIAS_BYTES_MAX = 64
/** An ordinary request is small; 256 KiB leaves room for a thousand members at once. */
export const BODY_BYTES_MAX = 256 * 1024
/** A join carries the whole recursive invitation. */
export const JOIN_BODY_BYTES_MAX = 2 * 1024 * 1024
/** Nesting of JSON that any honest request stays far under. */
export const JSON_DEPTH_MAX = 32
/** Members named by one request, and so by one entry of the log. */
export const MEMBERS_PER_REQUEST_MAX = 1000
/** Values of `expirationTimestamp` under this are durations in seconds, others Unix milliseconds. */
export const DURATION_BELOW = 1e11
/** An invitation is valid for seven days unless asked otherwise, and never for ever. */
export const INVITATION_DEFAULT_MS = 7 * 24 * 3600 * 1000
/** Five years: longer is as good as for ever. */
export const INVITATION_MAX_MS = 5 * 366 * 24 * 3600 * 1000
/** From publishing to the deadline that a policy proposes. */
export const LEAD_MAX_SECS = 366 * 86_400
/** A day more than the longest lead time: the clocks of whoever proposes and of the coordinator differ. */
export const DEADLINE_MAX_MS = (LEAD_MAX_SECS + 86_400) * 1000
/** A bundle, packed. */
export const BUNDLE_BYTES_MAX = 64 * 1024 * 1024
/** A bundle, unpacked: the guard against a small file that unpacks without end. */
export const BUNDLE_UNPACKED_BYTES_MAX = 256 * 1024 * 1024
/** One part of a bundle on its way between nodes, and in the data file: small enough to lose, large enough to be quick. */
export const BUNDLE_PART_BYTES = 1024 * 1024
/** A download from an address ends after this time, whatever has come by then. */
export const DOWNLOAD_MAX_MS = 120_000
/** Page size of the lists when `limit` is absent (contract April 2026, 1.4). */
export const PAGE_DEFAULT = 100
/** Characters of what a publication says of its version: a paragraph, not a document. */
export const VERSION_NOTES_MAX = 2000
/** Contexts named by one report of a node, and so by one entry: about 240 bytes each, under 128 KiB together. */
export const CONTEXTS_PER_REPORT_MAX = 400
