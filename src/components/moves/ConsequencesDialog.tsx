import type { ReactNode } from 'react'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import type { MovePreview } from '#shared/wire/namespaces.ts'
import { formatNumber, plural } from '../../lib/format.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Name } from '../ui/Name.tsx'
import type { Asked } from './use-consequences.tsx'

type Person = MovePreview['people'][number]

/** More names than this in one line nobody reads. */
const NAMES_MAX = 4

/** What a move changes for people, and nothing else, before it is made. */
export function ConsequencesDialog({ model, asked: { words, look, answer } }: { model: TreeModel; asked: Asked }) {
  const cancel = (): void => answer(false)
  return (
    <Dialog
      title={
        <>
          Move {words.count === 1 ? <bdi>{words.group}</bdi> : plural(words.count, 'group')} to{' '}
          <bdi>{words.to ?? 'where they were'}</bdi>?
        </>
      }
      onClose={cancel}
      actions={
        <>
          <Button onClick={cancel}>Cancel</Button>
          <Button
            tone="primary"
            data-autofocus
            disabledReason={
              look?.isStale === true ? 'Somebody changed the namespace: looking up what changes now.' : undefined
            }
            onClick={() => answer(true)}
          >
            Move
          </Button>
        </>
      }
    >
      <p role="status" className={look?.hasChanged === true ? 'mb-4 font-medium' : 'sr-only'}>
        {look?.hasChanged === true && 'Somebody changed the namespace meanwhile: this is what would happen now.'}
      </p>
      {look === undefined ? (
        <p>
          These are too many groups to look up what changes for whom. People may gain or lose access to groups that
          stand below others afterwards.
        </p>
      ) : (
        <Consequences model={model} preview={look.preview} />
      )}
    </Dialog>
  )
}

function Consequences({ model, preview }: { model: TreeModel; preview: MovePreview }) {
  const { people, peopleCount, groupCount, contextCount, deepest } = preview
  const names = (ids: readonly GroupId[], count: number) => <GroupNames model={model} ids={ids} count={count} />
  const more = peopleCount - people.length
  return (
    <div className="flex flex-col gap-4">
      <People title="Gain access" people={people.filter(({ gainedCount }) => gainedCount > 0)}>
        {({ gained, gainedCount }) => names(gained, gainedCount)}
      </People>
      <People title="Lose access" people={people.filter(({ lostCount }) => lostCount > 0)}>
        {({ lost, lostCount }) => names(lost, lostCount)}
      </People>
      <People title="Change role or rights" people={people.filter(({ changedCount }) => changedCount > 0)}>
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
      {peopleCount === 0 && <p>It changes nothing for anybody any more.</p>}
      {more > 0 && <p>It changes something for {plural(more, 'more person', 'more people')} as well.</p>}
      <p className="text-muted text-sm">
        {groupCount > 0 &&
          `In all: ${plural(peopleCount, 'person', 'people')}, ${plural(groupCount, 'group')} and ${plural(contextCount, 'context')}. `}
        Afterwards the deepest of the moved groups is at level {formatNumber(deepest)}.
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
      before.role === after.role ? 'other rights' : `${before.role} becomes ${after.role}`,
    ),
  )
  return <>{[...kinds].join(', ')} in </>
}

type GroupNamesProps = { model: TreeModel; ids: readonly GroupId[]; count: number }

function GroupNames({ model, ids, count }: GroupNamesProps) {
  const shown = ids.slice(0, NAMES_MAX)
  const more = count - shown.length
  return (
    <>
      {shown.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <bdi>{model.groups.get(id)?.label ?? shortId(id)}</bdi>
        </span>
      ))}
      {more > 0 && ` and ${formatNumber(more)} more`}
    </>
  )
}
