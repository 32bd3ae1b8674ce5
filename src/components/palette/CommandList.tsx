import { useLayoutEffect, useRef } from 'react'
import { words } from '../../words/words.ts'
import { CommandTitle } from './CommandTitle.tsx'
import type { Command } from './commands.ts'
import type { Row, Rows } from './find-commands.ts'

/** What `aria-activedescendant` of the field names. */
export const rowId = (listId: string, index: number): string => `${listId}-${index}`

type Props = {
  id: string
  label: string
  sections: Rows['sections']
  /** Index of the active row. */
  at: number
  onChoose: (command: Command) => void
}

/** The rows below their headings. The focus stays in the field, which operates them. */
export function CommandList({ id, label, sections, at, onChoose }: Props) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      // Always the same height, so that nothing jumps while somebody types.
      className="-mx-2 h-[min(26rem,50dvh)] overflow-y-auto"
    >
      {sections.map(({ title, rows }) => (
        // biome-ignore lint/a11y/useSemanticElements: A fieldset is no part of a listbox.
        <div key={title} role="group" aria-label={words.palette.sections[title]} className="pb-2">
          <div aria-hidden className="px-3 pt-2 pb-1 font-semibold text-muted text-xs">
            {words.palette.sections[title]}
          </div>
          {rows.map((row) => (
            <CommandRow
              key={row.command.id}
              id={rowId(id, row.index)}
              row={row}
              active={row.index === at}
              onChoose={onChoose}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

type RowProps = { id: string; row: Row; active: boolean; onChoose: (command: Command) => void }

function CommandRow({ id, row: { command, ranges }, active, onChoose }: RowProps) {
  const { title, name, detail, shortcut, disabledReason } = command
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field does the same.
    <div
      ref={ref}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      aria-disabled={disabledReason !== undefined}
      // The field keeps the focus.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(command)}
      className={`flex min-h-11 items-center gap-3 rounded-control px-3 py-1.5 ${active ? 'bg-accent-soft' : 'hover:bg-sunken'} ${disabledReason === undefined ? 'cursor-pointer' : 'cursor-not-allowed'}`}
    >
      <span className="min-w-0 grow">
        <span
          className={`wrap-anywhere line-clamp-2 ${disabledReason === undefined ? 'text-ink' : 'text-muted'}`}
          title={title}
        >
          <CommandTitle title={title} name={name} ranges={ranges} />
        </span>{' '}
        {detail !== undefined && <bdi className="block truncate text-muted text-xs">{detail}</bdi>}{' '}
        {disabledReason !== undefined && <span className="block text-muted text-xs">{disabledReason}</span>}
      </span>
      {shortcut !== undefined && <kbd className="shrink-0 font-sans text-muted text-xs">{shortcut}</kbd>}
    </div>
  )
}
