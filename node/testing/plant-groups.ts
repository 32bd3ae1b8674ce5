/** Many groups in a moment. */
import { randomBytes } from 'node:crypto'
import type { GroupId } from '#shared/domain/ids.ts'
import { createdGroupId } from '../log/derived-ids.ts'
import { plant } from './plant.ts'

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

/** Of so many digits that the order of the names is the one of the numbers. */
export const plantedName = (index: number): string => `Group ${String(index).padStart(5, '0')}`

/** Creates the groups in the namespace of a node that is stopped, whose data is in `home`. Answers their ids. */
export const plantGroups = (
  home: string,
  namespaceId: string,
  count: number,
  shape: Shape,
  nameOf: (index: number) => string = plantedName,
): GroupId[] =>
  plant(home, namespaceId, ({ state, self, append }) => {
    const ids: GroupId[] = []
    for (let index = 0; index < count; index++) {
      const operationId = randomBytes(32).toString('hex')
      const groupId = createdGroupId({ namespaceId: state.namespaceId, author: self.publicKey, operationId })
      const parent = shape(index, count)
      const parentId = (parent === undefined ? undefined : ids[parent]) ?? state.namespaceId
      append(self, 'GroupCreated', { groupId, parentId, alias: nameOf(index), visibility: 'open' }, operationId)
      ids.push(groupId)
    }
    return ids
  })
