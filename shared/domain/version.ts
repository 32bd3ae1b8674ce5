/** Which of two versions is newer: the order of semantic versions, which other texts fall into as well as they can. */

type Parts = { core: string[]; preRelease: string[] }

const split = (text: string): string[] => text.split('.').filter((part) => part !== '')

/** What follows a plus sign names a build and says nothing of what is newer. */
function parse(version: string): Parts {
  const [plain = ''] = version.trim().split('+')
  const dash = plain.indexOf('-')
  return dash < 0
    ? { core: split(plain), preRelease: [] }
    : { core: split(plain.slice(0, dash)), preRelease: split(plain.slice(dash + 1)) }
}

const isNumber = (part: string): boolean => /^\d+$/.test(part)

/** Numbers by their value, before words; words by their letters. */
function compareParts(one: string, other: string): number {
  if (isNumber(one) && isNumber(other)) {
    const [a, b] = [BigInt(one), BigInt(other)]
    return a < b ? -1 : a > b ? 1 : 0
  }
  if (isNumber(one) !== isNumber(other)) return isNumber(one) ? -1 : 1
  return one < other ? -1 : one > other ? 1 : 0
}

/** Negative when `one` is older than `other`, positive when it is newer. `1.0` and `1.0.0` are the same. */
export function compareVersions(one: string, other: string): number {
  const [a, b] = [parse(one), parse(other)]
  for (let at = 0; at < Math.max(a.core.length, b.core.length); at++) {
    const order = compareParts(a.core[at] ?? '0', b.core[at] ?? '0')
    if (order !== 0) return order
  }
  // What leads up to a release is older than the release.
  if (a.preRelease.length === 0 || b.preRelease.length === 0)
    return Math.sign(b.preRelease.length - a.preRelease.length)
  for (let at = 0; at < Math.min(a.preRelease.length, b.preRelease.length); at++) {
    const order = compareParts(a.preRelease[at] ?? '', b.preRelease[at] ?? '')
    if (order !== 0) return order
  }
  return Math.sign(a.preRelease.length - b.preRelease.length)
}

export const isNewer = (one: string, other: string): boolean => compareVersions(one, other) > 0
