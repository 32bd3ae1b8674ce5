import { type ReactNode, useMemo } from 'react'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { groupList } from '../../api/groups.ts'
import { namespacePeople } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { words } from '../../words/words.ts'
import { createTreeModel, type TreeModel } from '../tree/tree-model.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { createPeopleModel, type PeopleModel } from './people-model.ts'

export type PeopleScene = { namespace: NamespaceSummary; model: TreeModel; people: PeopleModel }

type Props = { namespace: NamespaceSummary; children: (scene: PeopleScene) => ReactNode }

/** Reads the groups and everybody in them; or says why that cannot be. */
export function WithPeople({ namespace, children }: Props) {
  const api = useNodeApi()
  const { namespaceId } = namespace
  const can = api.can('member.list')
  const groups = useRead(groupList(api, namespaceId))
  const everybody = useRead({ ...namespacePeople(api, namespaceId), enabled: can.ok })
  const scene = useMemo(() => {
    if (groups.data === undefined || everybody.data === undefined) return undefined
    const model = createTreeModel(namespace, groups.data)
    return { namespace, model, people: createPeopleModel(model, everybody.data.people) }
  }, [namespace, groups.data, everybody.data])
  if (!can.ok)
    return (
      <EmptyState title={words.members.unreadable}>
        <p>{can.reason}</p>
        <p>{words.members.useGroups}</p>
      </EmptyState>
    )
  if (scene !== undefined) return children(scene)
  const error = groups.error ?? everybody.error
  return error === null ? (
    <Loading label={words.members.reading} />
  ) : (
    <ErrorNotice
      title={words.members.unreadable}
      error={error}
      onRetry={() => {
        void groups.refetch()
        void everybody.refetch()
      }}
    />
  )
}
