/** Namespaces to measure with, and putting back what a measurement moved. */
import type { TestNode } from '../../node/testing/cluster.ts'
import type { Shape } from '../../node/testing/plant-groups.ts'

export type Seeded = {
  namespaceId: string
  /** Moves everything back that is not where it was made. */
  restore(): Promise<void>
}

export async function seed(node: TestNode, count: number, shape: Shape): Promise<Seeded> {
  const namespaceId = await node.createNamespace('Bench')
  const ids = await node.plantGroups(namespaceId, count, shape)
  const parents = new Map<string, string>()
  ids.forEach((id, index) => {
    const parent = shape(index, count)
    parents.set(id, (parent === undefined ? undefined : ids[parent]) ?? namespaceId)
  })
  return { namespaceId, restore: () => restore(node, namespaceId, parents) }
}

/** In the order in which they were made, parents first: so none is ever moved into what is still inside it. */
async function restore(node: TestNode, namespaceId: string, parents: ReadonlyMap<string, string>): Promise<void> {
  const groups = await node.groups(namespaceId)
  const now = new Map<string, string | undefined>(groups.map(({ groupId, parentId }) => [groupId, parentId]))
  for (const [groupId, parent] of parents) {
    if (parent === (now.get(groupId) ?? namespaceId)) continue
    const answer = await node.call('POST', `/groups/${parent}/nest`, { childGroupId: groupId })
    if (answer.status !== 200) throw new Error(answer.text)
  }
}
