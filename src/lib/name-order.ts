/**
 * The order of names for people: marks, numbers by their value, then letters, whatever their case and accents. It is
 * that of the Unicode collation in English, so every reader sees the same one.
 */

/** Printable ASCII but digits and letters, in the order of the collation. */
const MARKS = ` _-,;:!?.'"()[]{}@*/\\&#%\`^+<=>|~$`
/** More digits than a collator takes for one number. */
const DIGITS_MAX = 200

let collator: Intl.Collator | undefined
/** Made only for names that need one: making it takes longer than sorting thousands of names. */
function collate(one: string, other: string): number {
  collator ??= new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
  return collator.compare(one, other)
}

/**
 * What stands for the name where texts are compared by their code units, for plain names: printable ASCII without
 * very long numbers.
 */
function keyOf(name: string): string | undefined {
  if (!/^[ -~]*$/.test(name)) return undefined
  let isPlain = true
  const key = name.toLowerCase().replace(/\d+|[^a-z\d]/g, (part) => {
    if (!/^\d/.test(part)) return String.fromCharCode(1 + MARKS.indexOf(part))
    if (part.length > DIGITS_MAX) isPlain = false
    const digits = part.replace(/^0+/, '')
    // Among numbers the longer one is greater; among other characters all have the place of the digit 0.
    return `0${String.fromCharCode(digits.length)}${digits}`
  })
  return isPlain ? key : undefined
}

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1)

/** By name; those without one last. `tie` decides where a person would see no difference. */
export function sortByName<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string | undefined,
  tie: (one: Item, other: Item) => number,
): Item[] {
  const named: { item: Item; name: string; key: string | undefined }[] = []
  const nameless: Item[] = []
  for (const item of items) {
    const name = nameOf(item)
    if (name === undefined) nameless.push(item)
    else named.push({ item, name, key: keyOf(name) })
  }
  named.sort((one, other) => {
    const byName =
      one.key === undefined || other.key === undefined ? collate(one.name, other.name) : compare(one.key, other.key)
    return byName || tie(one.item, other.item)
  })
  return [...named.map(({ item }) => item), ...nameless.sort(tie)]
}
