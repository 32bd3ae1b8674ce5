import type { ReactNode } from 'react'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import type { MovePreview } from '#shared/wire/namespaces.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Name } from '../ui/Name.tsx'
import type { Asked } from './use-consequences.tsx'

const said = words.moves.consequences

type Person = MovePreview['people'][number]

/** More names than this in one line nobody reads. */
const NAMES_MAX = 4

/** What a move changes for people, and nothing else, before it is made. */
export function ConsequencesDialog({
  model,
  asked: { words: move, look, answer },
}: {
  model: TreeModel
  asked: Asked
}) {
  const cancel = (): void => answer(false)
  return (
    <Dialog
      title={said.title(
        move.count === 1 ? <bdi key="group">{move.group}</bdi> : words.tree.groups(move.count),
        <bdi key="to">{move.to ?? words.moves.whereTheyWere}</bdi>,
      )}
      onClose={cancel}
      actions={
        <>
          <Button onClick={cancel}>{said.cancel}</Button>
          <Button
            tone="primary"
            data-autofocus
            disabledReason={look?.isStale === true ? said.stale : undefined}
            onClick={() => answer(true)}
          >
            {said.move}
          </Button>
        </>
      }
    >
      <p role="status" className={look?.hasChanged === true ? 'mb-4 font-medium' : 'sr-only'}>
        {look?.hasChanged === true && said.changed}
      </p>
      {look === undefined ? <p>{said.tooMany}</p> : <Consequences model={model} preview={look.preview} />}
    </Dialog>
  )
}

function Consequences({ model, preview }: { model: TreeModel; preview: MovePreview }) {
  const { people, peopleCount, groupCount, contextCount, deepest } = preview
  const names = (ids: readonly GroupId[], count: number) => <GroupNames model={model} ids={ids} count={count} />
  const more = peopleCount - people.length
  return (
    <div className="flex flex-col gap-4">
      <People title={said.gain} people={people.filter(({ gainedCount }) => gainedCount > 0)}>
        {({ gained, gainedCount }) => names(gained, gainedCount)}
      </People>
      <People title={said.lose} people={people.filter(({ lostCount }) => lostCount > 0)}>
        {({ lost, lostCount }) => names(lost, lostCount)}
      </People>
      <People title={said.change} people={people.filter(({ changedCount }) => changedCount > 0)}>
        {({ changed, changedCount }) => (
          <>
            <RoleChange changed={changed} />
            {names(
              changed.map(({ groupId }) => groupId),
              changedCount,
            )}
          </>
        )}
      </People>
      {peopleCount === 0 && <p>{said.nobody}</p>}
      {more > 0 && <p>{said.more(more)}</p>}
      <p className="text-muted text-sm">
        {groupCount > 0 && `${said.inAll(peopleCount, groupCount, contextCount)} `}
        {said.deepest(deepest)}
      </p>
    </div>
  )
}

type PeopleProps = { title: string; people: readonly Person[]; children: (person: Person) => ReactNode }

function People({ title, people, children }: PeopleProps) {
  if (people.length === 0) return null
  return (
    <section>
      <h3 className="font-semibold text-sm">{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: It scrolls, and holds nothing else that takes the focus. */}
      <ul tabIndex={0} aria-label={title} className="mt-1 max-h-48 overflow-y-auto rounded-control border border-line">
        {people.map((person) => (
          <li key={person.identity} className="border-line border-b px-3 py-2 last:border-b-0">
            <span className="font-medium">
              <Name alias={person.alias} id={person.identity} />
            </span>
            <span className="wrap-anywhere block text-sm">{children(person)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** "Member becomes Admin in", when it is the same everywhere. */
function RoleChange({ changed }: Pick<Person, 'changed'>) {
  const kinds = new Set(
    changed.map(({ before, after }) =>
      before.role === after.role ? said.otherRights : said.becomes(before.role, after.role),
    ),
  )
  return said.changesIn([...kinds])
}

type GroupNamesProps = { model: TreeModel; ids: readonly GroupId[]; count: number }

function GroupNames({ model, ids, count }: GroupNamesProps) {
  const shown = ids.slice(0, NAMES_MAX)
  return said.names(
    shown.map((id) => <bdi key={id}>{model.groups.get(id)?.label ?? shortId(id)}</bdi>),
    count - shown.length,
  )
}
