import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Person } from '#shared/wire/people.ts'
import { words } from '../../words/words.ts'
import type { PeopleListProps } from './PeopleGrid.tsx'
import { RoleCell, SinceCell, WhereCell } from './PersonCells.tsx'
import { PersonName } from './PersonName.tsx'
import { personLook } from './person-look.ts'
import { useWindowRows } from './use-window-rows.ts'

/** Until a card was measured. */
const CARD_PX = 132

/** The same as the table where there is no room for one. */
export function PeopleCards({ found, to, ...rest }: PeopleListProps) {
  const keys = useMemo(() => found.map(({ identity }) => identity), [found])
  const { setList, virtualizer, items, totalPx } = useWindowRows({ keys, rowPx: CARD_PX })
  return (
    <ul ref={setList} aria-label={words.members.page.table} className="relative" style={{ height: totalPx }}>
      {items.map(({ index, offsetPx }) => {
        const person = found[index]
        return person === undefined ? null : (
          <li
            key={person.identity}
            ref={virtualizer.measureElement}
            data-index={index}
            aria-setsize={found.length}
            aria-posinset={index + 1}
            className="absolute inset-x-0 top-0 pb-3"
            style={{ transform: `translateY(${offsetPx}px)` }}
          >
            <PersonCard {...rest} person={person} to={to(person)} />
          </li>
        )
      })}
    </ul>
  )
}

type CardProps = Pick<PeopleListProps, 'model' | 'people' | 'groupId'> & { person: Person; to: string }

function PersonCard({ model, people, groupId, person, to }: CardProps) {
  const look = useMemo(() => personLook(people, person, groupId), [people, person, groupId])
  const columns = words.members.page.columns
  return (
    <Link to={to} className="card flex min-w-0 flex-col gap-3 p-4 hover:border-accent">
      <PersonName {...person} alias={person.alias} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <dt className="text-muted">{columns.role}</dt>
        <dd>
          <RoleCell model={model} look={look} groupId={groupId} />
        </dd>
        <dt className="text-muted">{columns.where}</dt>
        <dd className="min-w-0">
          <WhereCell model={model} look={look} />
        </dd>
        <dt className="text-muted">{columns.since}</dt>
        <dd>
          <SinceCell sinceMs={person.sinceMs} />
        </dd>
      </dl>
    </Link>
  )
}
