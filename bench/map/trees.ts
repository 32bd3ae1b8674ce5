/** Namespaces to measure with: how their groups hang together, and putting back what a measurement moved. */
import type { TestNode } from '../../node/testing/cluster.ts'

/** How many requests that create groups are under way at a time. */
const PARALLEL = 20

/** The index of a group's parent; undefined for the root. Always an earlier one. */
export type Shape = (index: number, count: number) => number | undefined

/** Five children each; levels fill up one after the other. */
export const bushy: Shape = (index) => (index < 5 ? undefined : Math.floor(index / 5) - 1)
/** All under one parent. */
export const wide: Shape = () => undefined
/** Sixteen levels of the same size; the first of each holds the whole next one. */
export const deep: Shape = (index, count) => {
  const width = Math.ceil(count / 16)
  return index < width ? undefined : (Math.floor(index / width) - 1) * width
}

export type Seeded = {
  namespaceId: string
  /** Moves everything back that is not where it was made. */
  restore(): Promise<void>
}

export async function seed(node: TestNode, count: number, shape: Shape): Promise<Seeded> {
  const namespaceId = await node.createNamespace('Bench')
  const made: Promise<string>[] = []
  const parents = new Map<string, string>()
  let next = 0
  const create = async (index: number): Promise<string> => {
    const parent = shape(index, count)
    const parentId = parent === undefined ? namespaceId : ((await made[parent]) ?? namespaceId)
    const id = await node.createGroup(namespaceId, `Group ${index}`, parentId)
    parents.set(id, parentId)
    return id
  }
  const createSome = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      made[index] = create(index)
      await made[index]
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, createSome))
  return { namespaceId, restore: () => restore(node, namespaceId, parents) }
}

async function restore(node: TestNode, namespaceId: string, parents: ReadonlyMap<string, string>): Promise<void> {
  for (const { groupId, parentId } of await node.groups(namespaceId)) {
    const before = parents.get(groupId)
    if (before === undefined || before === (parentId ?? namespaceId)) continue
    const answer = await node.call('POST', `/groups/${before}/nest`, { childGroupId: groupId })
    if (answer.status !== 200) throw new Error(answer.text)
  }
}
