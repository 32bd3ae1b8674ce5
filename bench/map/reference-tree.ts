/**
 * What both reference pages show: the groups of the namespace in the address, in the simplest tidy layout. They trust
 * the node's answer as it is; whatever the app does beyond that is its own cost.
 */
export const CARD_WIDTH = 212
export const CARD_HEIGHT = 68
const ROW = CARD_HEIGHT + 16
const COLUMN = CARD_WIDTH + 40
/** As the app zooms, so that the same number of cards is on the screen. */
export const ZOOM_OPENED = 0.7
export const ZOOM_LEAST = 0.002

export type Item = { id: string; name: string; parent: Item | undefined; children: Item[] }
export type Placed = { item: Item; level: number; x: number; y: number; parent: Placed | undefined }

/** What the driver of the measurement asks a reference page. */
type Reference = {
  /** Centres of the cards, in pixels of the window, those that no card is below first. */
  points(): { x: number; y: number }[]
  lifted: boolean
  /** Would letting go now move the card? */
  accepts: boolean
}
declare global {
  interface Window {
    reference: Reference
  }
}

type Group = { groupId: string; parentId?: string; alias?: string }

export async function readTree(): Promise<Item> {
  const namespaceId = new URLSearchParams(location.search).get('namespace') ?? ''
  const response = await fetch(`/admin-api/namespaces/${namespaceId}/groups`)
  const answer: { data: Group[] } = await response.json()
  const root: Item = { id: namespaceId, name: 'Bench', parent: undefined, children: [] }
  const items = new Map([[namespaceId, root]])
  for (const { groupId, alias } of answer.data)
    items.set(groupId, { id: groupId, name: alias ?? groupId.slice(0, 10), parent: undefined, children: [] })
  for (const { groupId, parentId } of answer.data) {
    const [item, parent] = [items.get(groupId), items.get(parentId ?? namespaceId)]
    if (item === undefined || parent === undefined || item === root) continue
    item.parent = parent
    parent.children.push(item)
  }
  return root
}

/** Every leaf has a row of its own, every parent the middle of its children. */
export function layOut(root: Item, isOpen: (item: Item, level: number) => boolean): Placed[] {
  const placed: Placed[] = []
  let row = 0
  const place = (item: Item, level: number, parent: Placed | undefined): Placed => {
    const at: Placed = { item, level, x: level * COLUMN, y: 0, parent }
    placed.push(at)
    const children = isOpen(item, level) ? item.children.map((child) => place(child, level + 1, at)) : []
    const [first, last] = [children[0], children.at(-1)]
    at.y = first === undefined || last === undefined ? row++ * ROW : (first.y + last.y) / 2
    return at
  }
  place(root, 0, undefined)
  return placed
}

/** The app opens so many groups at first: all of a small tree, of others as many whole levels. */
const OPEN_MAX = 40

/** Levels that stand open at first, by the app's rule. */
export function levelsAtFirst(root: Item): number {
  const sizes = [1]
  const count = (item: Item, level: number): void => {
    for (const child of item.children) {
      sizes[level] = (sizes[level] ?? 0) + 1
      count(child, level + 1)
    }
  }
  count(root, 1)
  const sum = (levels: number): number => sizes.slice(1, levels + 1).reduce((all, size) => all + size, 0)
  if (sum(sizes.length) <= OPEN_MAX) return sizes.length
  let levels = 1
  while (sum(levels + 1) <= OPEN_MAX) levels++
  return levels
}

function isInside(item: Item | undefined, above: Item): boolean {
  for (let at = item; at !== undefined; at = at.parent) if (at === above) return true
  return false
}

export const canMove = (item: Item, target: Item | undefined): target is Item =>
  target !== undefined && target !== item.parent && !isInside(target, item)

export function moveItem(item: Item, target: Item): void {
  const siblings = item.parent?.children
  siblings?.splice(siblings.indexOf(item), 1)
  item.parent = target
  target.children.push(item)
}

export const markPainted = (): void => {
  requestAnimationFrame(() => setTimeout(() => performance.mark('map-painted')))
}
