import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import type { Lift } from './lift.ts'
import { findTargets, type MoveTarget } from './move-rules.ts'
import { placeName } from './move-words.ts'

const said = words.moves.dialog

/** More rows than this nobody reads; typing narrows them down. */
const ROWS_MAX = 80
/** Enough to recognise where they come from. */
const PARENTS_MAX = 3

type Props = {
  model: TreeModel
  lift: Lift
  onMove: (targetId: GroupId) => void
  onClose: () => void
}

/** Every target with its full path: choose one, or read why another cannot be chosen. */
export function MoveDialog({ model, lift, onMove, onClose }: Props) {
  const formId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [query, setQuery] = useState('')
  const [chosenId, setChosenId] = useState<GroupId>()
  const [tried, setTried] = useState(false)
  const { legal, illegal } = useMemo(() => findTargets(model, lift, query), [model, lift, query])
  const { groupIds, groupCount } = lift
  const [firstId] = groupIds
  const along = groupCount - groupIds.length
  const parents = [...new Set(lift.parentIds.values())]
  const shown = legal.slice(0, ROWS_MAX)
  // What is not on the list any more cannot be what somebody means.
  const chosen = shown.find(({ id }) => id === chosenId)

  const intoList = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown') return
    const radio = list.current?.querySelector<HTMLInputElement>('input:checked') ?? list.current?.querySelector('input')
    if (radio == null) return
    event.preventDefault()
    radio.focus()
    radio.click()
  }
  return (
    <Dialog
      title={said.title(
        groupIds.length === 1 && firstId !== undefined ? (
          <bdi key={firstId}>{placeName(model, firstId)}</bdi>
        ) : (
          words.tree.groups(groupIds.length)
        ),
      )}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{said.cancel}</Button>
          <Button tone="primary" type="submit" form={formId}>
            {said.move}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex min-h-0 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          setTried(true)
          const target = chosen ?? (shown.length === 1 ? shown[0] : undefined)
          if (target !== undefined) onMove(target.id)
        }}
      >
        <p className="text-muted text-sm">
          {said.now(
            parents[0] === model.rootId,
            parents.slice(0, PARENTS_MAX).map((id) => <bdi key={id}>{placeName(model, id)}</bdi>),
            parents.length - PARENTS_MAX,
            along,
            groupIds.length,
          )}
        </p>
        <TextField label={said.find} type="search" value={query} onChange={setQuery} onKeyDown={intoList} />
        <fieldset className="min-w-0">
          <legend className="sr-only">{said.whereTo}</legend>
          <div ref={list} className="max-h-72 overflow-y-auto rounded-control border border-line">
            {shown.map((target) => (
              <TargetRow
                key={target.id}
                name={formId}
                target={target}
                chosen={target.id === chosenId}
                onChoose={() => setChosenId(target.id)}
              />
            ))}
            {legal.length === 0 && (
              <p className="p-3 text-muted text-sm">{query.trim() === '' ? said.nowhere : said.noneFound}</p>
            )}
          </div>
        </fieldset>
        <p role="status" className="text-sm">
          {legal.length > shown.length && <span className="text-muted">{said.more(legal.length - shown.length)}</span>}
          {tried && chosen === undefined && <span className="text-danger">{said.choose}</span>}
        </p>
        {illegal.length > 0 && <IllegalTargets targets={illegal} open={legal.length === 0} />}
      </form>
    </Dialog>
  )
}

type RowProps = { name: string; target: MoveTarget; chosen: boolean; onChoose: () => void }

function TargetRow({ name, target, chosen, onChoose }: RowProps) {
  return (
    <label className="flex cursor-pointer items-baseline gap-3 border-line border-b px-3 py-2 last:border-b-0 hover:bg-sunken has-focus-visible:bg-accent-soft has-checked:bg-accent-soft">
      <input type="radio" name={name} value={target.id} checked={chosen} onChange={onChoose} className="shrink-0" />
      <bdi className="min-w-0 wrap-anywhere">{target.path}</bdi>
      <code className="ml-auto hidden shrink-0 font-mono text-muted text-xs sm:block">{shortId(target.id)}</code>
    </label>
  )
}

function IllegalTargets({ targets, open }: { targets: readonly MoveTarget[]; open: boolean }) {
  const shown = targets.slice(0, ROWS_MAX)
  return (
    <details open={open}>
      <summary className="text-muted text-sm">{said.whyNot(targets.length)}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: It scrolls, and holds nothing else that takes the focus. */}
      <ul tabIndex={0} className="mt-2 max-h-56 overflow-y-auto rounded-control border border-line bg-sunken text-sm">
        {shown.map(({ id, path, verdict }) => (
          <li key={id} className="border-line border-b px-3 py-2 last:border-b-0">
            <bdi className="block wrap-anywhere font-medium">{path}</bdi>
            <span className="text-muted">{verdict.ok ? '' : verdict.message}</span>
          </li>
        ))}
        {targets.length > shown.length && (
          <li className="px-3 py-2 text-muted">{said.moreIllegal(targets.length - shown.length)}</li>
        )}
      </ul>
    </details>
  )
}
