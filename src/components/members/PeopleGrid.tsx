import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Person } from '#shared/wire/people.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { RightsCell, RoleCell, SinceCell, WhereCell } from './PersonCells.tsx'
import { PersonName } from './PersonName.tsx'
import type { PeopleModel } from './people-model.ts'
import { personLook } from './person-look.ts'
import { type Cell, useGridKeys } from './use-grid-keys.ts'
import { useWindowRows } from './use-window-rows.ts'

const said = words.members.page
const COLUMNS = ['person', 'role', 'rights', 'where', 'since'] as const
const ROW_PX = 72
const HEADER_PX = 40
const ROW_CLASS =
  'grid grid-cols-[minmax(13rem,2fr)_minmax(6rem,1fr)_minmax(8rem,2fr)_minmax(8rem,2fr)_minmax(5.5rem,1fr)]'

export type PeopleListProps = {
  model: TreeModel
  people: PeopleModel
  found: readonly Person[]
  /** The one that the list is narrowed to. */
  groupId: GroupId | undefined
  /** The address of a person. */
  to: (person: Person) => string
}

/** Everybody in one table: a grid with the keyboard of one, of which only the rows near the window are there. */
export function PeopleGrid({ model, people, found, groupId, to }: PeopleListProps) {
  const navigate = useNavigate()
  const hintId = useId()
  const keys = useMemo(() => found.map(({ identity }) => identity), [found])
  const { cell, grid, handlers } = useGridKeys({
    rowCount: found.length,
    columnCount: COLUMNS.length,
    reveal: (row) => rows.virtualizer.scrollToIndex(row),
  })
  const rows = useWindowRows({ keys, rowPx: ROW_PX, pinned: cell.row, headerPx: HEADER_PX })
  const openRow = (event: MouseEvent | KeyboardEvent): void => {
    const target = event.target
    if (!(target instanceof Element) || target.closest('a') !== null) return
    const person = found[Number(target.closest<HTMLElement>('[data-row]')?.dataset.row)]
    // Whoever selects text to copy it means nothing else.
    if (person !== undefined && window.getSelection()?.isCollapsed !== false) void navigate(to(person))
  }
  return (
    <>
      <p id={hintId} hidden>
        {said.tableHint}
      </p>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: The practices name it as the element for it.
        role="grid"
        aria-label={said.table}
        aria-describedby={hintId}
        aria-rowcount={found.length + 1}
        aria-readonly
        className="block rounded-card border border-line bg-surface"
        onFocus={handlers.onFocus}
        onClick={openRow}
        onKeyDown={(event) => {
          if (event.key === 'Enter') openRow(event)
          else handlers.onKeyDown(event)
        }}
      >
        <thead className="sticky block top-0 z-10 rounded-t-card border-line border-b bg-sunken">
          <tr aria-rowindex={1} className={`${ROW_CLASS} items-center`} style={{ height: HEADER_PX }}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="px-3 text-left font-semibold text-sm">
                {said.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={rows.setList} className="relative block" style={{ height: rows.totalPx }}>
          {rows.items.map(({ index, offsetPx }) => {
            const person = found[index]
            return person === undefined ? null : (
              <PersonRow
                key={person.identity}
                model={model}
                people={people}
                person={person}
                groupId={groupId}
                to={to(person)}
                index={index}
                offsetPx={offsetPx}
                focused={cell.row === index ? cell : undefined}
              />
            )
          })}
        </tbody>
      </table>
    </>
  )
}

type RowProps = Pick<PeopleListProps, 'model' | 'people' | 'groupId'> & {
  person: Person
  to: string
  index: number
  offsetPx: number
  /** The cell that Tab leads to, when it is in this row. */
  focused: Cell | undefined
}

function PersonRow({ model, people, person, groupId, to, index, offsetPx, focused }: RowProps) {
  const look = useMemo(() => personLook(people, person, groupId), [people, person, groupId])
  const tabIndexOf = (column: number): 0 | -1 => (focused?.column === column ? 0 : -1)
  const contents: ReactNode[] = [
    <RoleCell key="role" model={model} look={look} groupId={groupId} />,
    <RightsCell key="rights" look={look} />,
    <WhereCell key="where" model={model} look={look} />,
    <SinceCell key="since" sinceMs={person.sinceMs} />,
  ]
  return (
    <tr
      aria-rowindex={index + 2}
      data-row={index}
      className={`${ROW_CLASS} absolute inset-x-0 top-0 cursor-pointer items-center border-line border-b text-sm hover:bg-sunken`}
      style={{ height: ROW_PX, transform: `translateY(${offsetPx}px)` }}
    >
      <td data-cell={`${index} 0`} className="min-w-0 px-3">
        <Link data-focus to={to} tabIndex={tabIndexOf(0)} className="flex min-w-0 text-base hover:text-accent">
          <PersonName {...person} alias={person.alias} truncate />
        </Link>
      </td>
      {contents.map((content, at) => (
        <td
          key={COLUMNS[at + 1]}
          data-cell={`${index} ${at + 1}`}
          tabIndex={tabIndexOf(at + 1)}
          className="line-clamp-3 min-w-0 px-3 focus-visible:-outline-offset-2"
        >
          {content}
        </td>
      ))}
    </tr>
  )
}
