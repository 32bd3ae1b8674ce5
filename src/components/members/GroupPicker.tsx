import { X } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { foldText } from '../../lib/fold-text.ts'
import { words } from '../../words/words.ts'
import type { Reason } from '../groups/group-rules.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { TextField } from '../ui/TextField.tsx'
import { groupName } from './GroupNames.tsx'
import { groupOptions } from './group-options.ts'

const said = words.members.adding
/** More rows than this nobody reads; typing narrows them down. */
const ROWS_MAX = 80

type Props = {
  model: TreeModel
  chosenIds: readonly GroupId[]
  /** Why it cannot be chosen. */
  reasonFor: (id: GroupId) => Reason
  /** What is wrong with the choice. */
  problem: string | undefined
  onChange: (chosenIds: GroupId[]) => void
}

/** Some of the groups, out of a list that reads as the outline does; what is chosen stays in sight. */
export function GroupPicker({ model, chosenIds, reasonFor, problem, onChange }: Props) {
  const [search, setSearch] = useState('')
  const problemId = useId()
  const options = useMemo(
    () => groupOptions(model).map((option) => ({ ...option, text: foldText(option.path) })),
    [model],
  )
  const found = useMemo(() => {
    const sought = foldText(search).split(/\s+/).filter(Boolean)
    return options.filter(({ text }) => sought.every((word) => text.includes(word)))
  }, [options, search])
  const chosen = new Set(chosenIds)
  return (
    <fieldset className="flex min-w-0 flex-col gap-3" aria-describedby={problemId}>
      <legend className="mb-1 font-medium">{said.groups}</legend>
      <TextField type="search" label={said.find} value={search} onChange={setSearch} />
      <div className="max-h-80 overflow-y-auto rounded-control border border-line bg-surface">
        {found.slice(0, ROWS_MAX).map(({ id, path }) => {
          const reason = reasonFor(id)
          return (
            <label
              key={id}
              className="flex min-h-10 items-center gap-3 border-line border-b px-3 py-2 last:border-b-0 hover:bg-sunken has-checked:bg-accent-soft has-focus-visible:bg-accent-soft"
            >
              <input
                type="checkbox"
                className="size-4 shrink-0"
                checked={chosen.has(id)}
                disabled={reason !== undefined && !chosen.has(id)}
                onChange={({ target }) =>
                  onChange(target.checked ? [...chosenIds, id] : chosenIds.filter((one) => one !== id))
                }
              />
              <span className={`wrap-anywhere min-w-0 ${reason === undefined ? '' : 'text-muted'}`}>
                <bdi>{path}</bdi>
                {reason !== undefined && <span className="block text-muted text-sm">{reason}</span>}
              </span>
            </label>
          )
        })}
        {found.length === 0 && <p className="p-3 text-muted text-sm">{said.noneFound}</p>}
      </div>
      {found.length > ROWS_MAX && <p className="text-muted text-sm">{said.moreGroups(found.length - ROWS_MAX)}</p>}
      <div id={problemId} className="flex flex-col gap-2 text-sm">
        <p role="status" className={problem === undefined ? 'text-muted' : 'font-medium text-danger'}>
          {problem ?? said.chosen(chosenIds.length)}
        </p>
        {chosenIds.length > 0 && (
          <ul className="flex flex-wrap gap-1.5">
            {chosenIds.map((id) => (
              <li
                key={id}
                className="flex max-w-full items-center gap-1 rounded-full border border-line bg-raised pl-3 text-sm"
              >
                <bdi className="min-w-0 truncate">{groupName(model, id)}</bdi>
                <button
                  type="button"
                  aria-label={said.unchoose(groupName(model, id))}
                  className="grid size-8 shrink-0 place-items-center rounded-full text-muted hover:bg-sunken hover:text-ink"
                  onClick={() => onChange(chosenIds.filter((one) => one !== id))}
                >
                  <X size={15} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </fieldset>
  )
}
