/** A field that finds groups by name or id: Enter goes to one of them, or all others are hidden. */
import { ListFilter, Search, X } from 'lucide-react'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { shortId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import { searchGroups } from './tree-search.ts'
import type { TreeView } from './tree-view.ts'

const said = words.tree.search

type Props = { view: TreeView; onFind(id: GroupId): void }

export function TreeSearch({ view, onFind }: Props) {
  const { model, filter } = view
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const { found, total } = useMemo(() => searchGroups(model, query), [model, query])
  const shown = open && query.trim() !== ''
  const at = Math.min(active, found.length - 1)
  const choose = (id: GroupId | undefined): void => {
    if (id === undefined) return
    setOpen(false)
    onFind(id)
  }
  const hideOthers = (): void => {
    setOpen(false)
    view.setFilter(query.trim())
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && shown) setOpen(false)
    else if (event.key === 'Enter' && event.shiftKey) hideOthers()
    else if (event.key === 'Enter') choose(found[at]?.group.id)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setOpen(true)
      setActive(Math.max(0, Math.min(found.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1))))
    } else return
    event.preventDefault()
  }
  return (
    <>
      <search className="relative min-w-40 flex-1 sm:max-w-72">
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-4 text-muted" />
        <input
          ref={field}
          type="search"
          role="combobox"
          aria-label={said.label}
          placeholder={said.placeholder}
          autoComplete="off"
          aria-expanded={shown}
          aria-controls={listId}
          aria-activedescendant={shown && found.length > 0 ? `${listId}-${at}` : undefined}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setActive(0)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
          className="h-9 w-full rounded-control border border-line-strong bg-raised pr-2 pl-8 text-ink text-sm placeholder:text-muted"
        />
        <div
          className={`absolute inset-x-0 top-10 z-30 min-w-60 overflow-hidden rounded-control border border-line-strong bg-raised shadow-float ${shown ? '' : 'hidden'}`}
        >
          <div id={listId} role="listbox" aria-label={said.found}>
            {found.map(({ group, path }, index) => (
              <div
                key={group.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                // Before the field loses the focus, which would close the list.
                onMouseDown={(event) => {
                  event.preventDefault()
                  choose(group.id)
                }}
                className={`cursor-pointer px-3 py-2 text-sm ${index === at ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
              >
                <bdi className="block truncate font-semibold">{group.label}</bdi>
                <span className="block truncate text-muted text-xs">
                  {path === '' ? shortId(group.id) : `${path} · ${shortId(group.id)}`}
                </span>
              </div>
            ))}
          </div>
          {shown && total > 0 && (
            <button
              type="button"
              tabIndex={-1}
              onMouseDown={(event) => {
                event.preventDefault()
                hideOthers()
              }}
              className="flex min-h-9 w-full items-center gap-2 border-line border-t px-3 py-2 text-left text-accent text-sm hover:bg-sunken"
            >
              <ListFilter aria-hidden className="size-4 shrink-0" /> {said.showOnly(total)}
              <kbd className="ml-auto text-muted text-xs">{said.showOnlyKeys}</kbd>
            </button>
          )}
          <p role="status" className="px-3 py-2 text-muted text-xs empty:hidden">
            {searchToWords(shown, found.length, total)}
          </p>
        </div>
      </search>
      {filter !== '' && (
        <button
          type="button"
          aria-label={said.clear(filter)}
          onClick={() => {
            view.setFilter('')
            field.current?.focus()
          }}
          className="flex h-9 min-w-0 max-w-48 items-center gap-1.5 rounded-control border border-accent bg-accent-soft px-2.5 text-accent text-sm"
        >
          <ListFilter aria-hidden className="size-4 shrink-0" />
          <bdi className="truncate">{filter}</bdi>
          <X aria-hidden className="size-4 shrink-0" />
        </button>
      )}
    </>
  )
}

function searchToWords(shown: boolean, found: number, total: number): string {
  if (!shown) return ''
  if (total === 0) return said.none
  return total > found ? said.more(total - found) : ''
}
