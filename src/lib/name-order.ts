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

type Named<Item> = { item: Item; name: string | undefined; key: string | undefined }

function named<Item>(item: Item, name: string | undefined): Named<Item> {
  return { item, name, key: name === undefined ? undefined : keyOf(name) }
}

function compareNamed<Item>(one: Named<Item>, other: Named<Item>, tie: Tie<Item>): number {
  if (one.name === undefined || other.name === undefined)
    return one.name === other.name ? tie(one.item, other.item) : one.name === undefined ? 1 : -1
  const byName =
    one.key === undefined || other.key === undefined ? collate(one.name, other.name) : compare(one.key, other.key)
  return byName || tie(one.item, other.item)
}

/** Decides where a person would see no difference. */
type Tie<Item> = (one: Item, other: Item) => number
type NameOf<Item> = (item: Item) => string | undefined

/** By name; those without one last. */
export const sortByName = <Item>(items: readonly Item[], nameOf: NameOf<Item>, tie: Tie<Item>): Item[] =>
  items
    .map((item) => named(item, nameOf(item)))
    .sort((one, other) => compareNamed(one, other, tie))
    .map(({ item }) => item)

/** The sorted list with one more. */
export function insertByName<Item>(sorted: readonly Item[], item: Item, nameOf: NameOf<Item>, tie: Tie<Item>): Item[] {
  const added = named(item, nameOf(item))
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = sorted[middle]
    if (there !== undefined && compareNamed(named(there, nameOf(there)), added, tie) < 0) low = middle + 1
    else high = middle
  }
  return [...sorted.slice(0, low), item, ...sorted.slice(low)]
}
