/** Everything the dashboard can do, found by typing. Loaded when it is first opened. */
import { ArrowLeft, Search } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo } from 'react'
import { words } from '../../words/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { CommandList, rowId } from './CommandList.tsx'
import { CommandTitle } from './CommandTitle.tsx'
import { rowsToWords } from './find-commands.ts'
import { useRegisteredCommands } from './use-commands.ts'
import { usePalette } from './use-palette.ts'
import { useShellCommands } from './use-shell-commands.ts'

type Props = {
  /** What was typed before this was there. */
  typed: string
  onClose: () => void
}

export function CommandPalette({ typed, onClose }: Props) {
  const listId = useId()
  const registered = useRegisteredCommands()
  const { set, error } = useShellCommands()
  const sets = useMemo(() => [...registered, set], [registered, set])
  const palette = usePalette({ sets, typed, onClose })
  const { step, query, rows, at } = palette

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') palette.back()
    else if (event.key === 'Enter') palette.choose(rows.rows[at]?.command)
    else if (!palette.walk(event.key)) return
    event.preventDefault()
  }

  return (
    <Dialog title={<CommandTitle title={step.title} name={step.name} />} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: The field and the button inside are what is operated. */}
      <div
        className="flex items-center gap-2"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          palette.back()
        }}
      >
        {!palette.isFirst && (
          <button
            type="button"
            aria-label={words.palette.back}
            onClick={palette.back}
            className="grid size-11 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
          >
            <ArrowLeft size={20} aria-hidden />
          </button>
        )}
        <div className="relative min-w-0 grow">
          <Search aria-hidden className="pointer-events-none absolute top-3 left-3 size-5 text-muted" />
          <input
            // The next step asks for something else, and begins with the focus here.
            key={step.title}
            ref={(field) => field?.focus()}
            type="search"
            role="combobox"
            aria-label={step.title}
            placeholder={step.placeholder}
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={at === -1 ? undefined : rowId(listId, at)}
            value={query}
            onChange={(event) => palette.type(event.target.value)}
            onKeyDown={onKeyDown}
            className="h-11 w-full rounded-control border border-line-strong bg-raised pr-2 pl-10 text-ink placeholder:text-muted"
          />
        </div>
      </div>
      <CommandList id={listId} label={step.title} sections={rows.sections} at={at} onChoose={palette.choose} />
      <p role="status" className="text-muted text-sm">
        {rowsToWords(rows, query)}
      </p>
      {error !== null && palette.isFirst && <p className="text-muted text-sm">{words.palette.noNamespaces}</p>}
    </Dialog>
  )
}
