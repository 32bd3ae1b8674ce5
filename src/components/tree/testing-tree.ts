/** Trees for unit tests. */
import { bytesToGroupId, type GroupId } from '#shared/domain/ids.ts'
import type { NamespaceGroup, NamespaceRoot } from '#shared/wire/namespace-groups.ts'
import { createTreeModel, type TreeModel } from './tree-model.ts'

export function testId(number: number): GroupId {
  const bytes = new Uint8Array(32)
  new DataView(bytes.buffer).setUint32(28, number)
  return bytesToGroupId(bytes)
}

export const ROOT_ID = testId(0)
export const testRoot: NamespaceRoot = { namespaceId: ROOT_ID, alias: 'Acme', memberCount: 1, contextCount: 0 }

export const testGroup = (
  number: number,
  parent: number,
  alias: string | undefined = `G${number}`,
): NamespaceGroup => ({
  groupId: testId(number),
  parentId: testId(parent),
  ...(alias === undefined ? {} : { alias }),
  depth: 0,
  visibility: 'open',
  memberCount: 0,
  contextCount: 0,
  subgroupCount: 0,
})

/** The parent of group n is `parents[n - 1]`; 0 is the root. */
export const testList = (parents: readonly number[]): NamespaceGroup[] =>
  parents.map((parent, index) => testGroup(index + 1, parent))

export const testModel = (parents: readonly number[]): TreeModel => createTreeModel(testRoot, testList(parents))

/** A tree of `size` groups, the same for the same seed; at most `depthMax` levels deep. */
export function randomParents(size: number, seed: number, depthMax = 15): number[] {
  let state = seed
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state % below
  }
  const depths = [0]
  const parents: number[] = []
  for (let number = 1; number <= size; number++) {
    let parent = next(number)
    while ((depths[parent] ?? 0) >= depthMax) parent = next(number)
    parents.push(parent)
    depths.push((depths[parent] ?? 0) + 1)
  }
  return parents
}
