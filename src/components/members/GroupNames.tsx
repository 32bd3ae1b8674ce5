import { Fragment } from 'react'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'

export const groupName = (model: TreeModel, id: GroupId): string => model.groups.get(id)?.label ?? shortId(id)

type Props = {
  model: TreeModel
  /** The first of them. */
  ids: readonly GroupId[]
  /** Of all; absent when `ids` are all. */
  count?: number
  most?: number
}

/** "A, B and 3 more" */
export function GroupNames({ model, ids, count = ids.length, most = 3 }: Props) {
  const shown = ids.slice(0, most)
  return (
    <>
      {shown.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <bdi>{groupName(model, id)}</bdi>
        </Fragment>
      ))}
      {count > shown.length && ` ${words.members.page.more(count - shown.length)}`}
    </>
  )
}
