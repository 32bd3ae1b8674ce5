import { type ReactNode, useMemo } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { type AccessChange, visibilityConsequences } from '#shared/domain/move-consequences.ts'
import type { Visibility } from '#shared/domain/roles.ts'
import type { NamespaceMembers } from '#shared/wire/people.ts'
import { namespacePeople } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { FormDialog } from '../ui/FormDialog.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { GroupNames, groupName } from './GroupNames.tsx'
import { PersonName } from './PersonName.tsx'
import { createPeopleModel, type PeopleModel } from './people-model.ts'

const said = words.members.visibility
/** More than this nobody reads; the counts are of all. */
const PEOPLE_MAX = 50
const GROUPS_MAX = 20

export type Switched = { groupId: GroupId; visibility: Visibility }

/** For whom opening or restricting a group changes something, and in which groups. */
export function switchConsequences(model: TreeModel, everybody: NamespaceMembers, { groupId, visibility }: Switched) {
  const people = createPeopleModel(model, everybody.people)
  return { people, ...visibilityConsequences(people.groups, groupId, visibility, GROUPS_MAX) }
}

type Props = {
  model: TreeModel
  switched: Switched
  pending: boolean
  error: Error | null
  onConfirm: () => Promise<unknown>
  onClose: () => void
}

/** Says who gains or loses what before a group is opened or restricted. */
export function VisibilityDialog({ model, switched, pending, error, onConfirm, onClose }: Props) {
  const { data, isFetching } = useRead(namespacePeople(useNodeApi(), model.rootId))
  const consequences = useMemo(
    () => (data === undefined ? undefined : switchConsequences(model, data, switched)),
    [model, data, switched],
  )
  const opens = switched.visibility === 'open'
  const name = <bdi key="name">{groupName(model, switched.groupId)}</bdi>
  return (
    <FormDialog
      title={<Sentence of={opens ? said.openTitle(name) : said.restrictTitle(name)} />}
      submitLabel={opens ? said.open : said.restrict}
      pending={pending}
      disabledReason={isFetching && !pending ? words.members.departure.stale : undefined}
      error={error}
      notDone={said.notChanged}
      asksOnly
      onSubmit={onConfirm}
      onClose={onClose}
    >
      {consequences !== undefined && <Changes model={model} {...consequences} />}
    </FormDialog>
  )
}

type ChangesProps = {
  model: TreeModel
  people: PeopleModel
  changes: readonly AccessChange[]
  groupIds: readonly GroupId[]
}

function Changes({ model, people, changes, groupIds }: ChangesProps) {
  const gained = changes.filter(({ before }) => before === undefined)
  const lost = changes.filter(({ after }) => after === undefined)
  const other = changes.filter(({ before, after }) => before !== undefined && after !== undefined)
  const list = (title: (count: number) => string, of: readonly AccessChange[]): ReactNode =>
    of.length > 0 && <People title={title(of.length)} model={model} people={people} changes={of} />
  return (
    <div className="flex flex-col gap-4">
      {changes.length === 0 && <p>{said.nobody}</p>}
      {list(said.gains, gained)}
      {list(said.loses, lost)}
      {list(said.changes, other)}
      {groupIds.length > 0 && <p className="text-muted text-sm">{said.inAll(groupIds.length)}</p>}
    </div>
  )
}

type PeopleProps = Omit<ChangesProps, 'groupIds'> & { title: string }

function People({ title, model, people, changes }: PeopleProps) {
  return (
    <section>
      <h3 className="font-semibold text-sm">{title}</h3>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: It scrolls, and holds nothing else that takes the focus.
        tabIndex={0}
        aria-label={title}
        className="mt-1 max-h-56 overflow-y-auto rounded-control border border-line"
      >
        {changes.slice(0, PEOPLE_MAX).map(({ identity, groupIds, groupCount }) => (
          <li key={identity} className="flex flex-col gap-1 border-line border-b px-3 py-2 last:border-b-0">
            <PersonName identity={identity} alias={people.personOf(identity)?.alias} />
            <span className="wrap-anywhere text-sm">
              <GroupNames model={model} ids={groupIds} count={groupCount} />
            </span>
          </li>
        ))}
        {changes.length > PEOPLE_MAX && (
          <li className="px-3 py-2 text-muted text-sm">{said.morePeople(changes.length - PEOPLE_MAX)}</li>
        )}
      </ul>
    </section>
  )
}
