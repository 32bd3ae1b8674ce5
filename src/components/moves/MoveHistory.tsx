import { History, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Time } from '../ui/Time.tsx'
import { type MoveEntry, movesLeft, nextRedo, nextUndo } from './move-history.ts'
import { wordsOf, wordsToTitle } from './move-words.ts'
import type { MovesHere } from './use-moves.tsx'

const said = words.moves.history

/** Taking moves back, making them again, and the list of what was moved from this page. */
export function MoveHistory({ moves: { model, history, undo, redo } }: { moves: MovesHere }) {
  const [open, setOpen] = useState(false)
  const isThere = (id: GroupId): boolean => model.groups.has(id)
  const toUndo = nextUndo(history, isThere)
  const toRedo = nextRedo(history, isThere)
  const title = (entry: MoveEntry): string => wordsToTitle(wordsOf(entry.moves, entry.names))
  return (
    <div className="flex gap-1">
      <Button
        size="small"
        className="size-9 px-0!"
        aria-label={toUndo === undefined ? said.undo : said.undoThis(title(toUndo))}
        title={toUndo === undefined ? undefined : said.undoThis(title(toUndo))}
        disabledReason={toUndo === undefined ? said.nothingToUndo : undefined}
        onClick={undo}
      >
        <Undo2 size={16} aria-hidden />
      </Button>
      <Button
        size="small"
        className="size-9 px-0!"
        aria-label={toRedo === undefined ? said.redo : said.redoThis(title(toRedo))}
        title={toRedo === undefined ? undefined : said.redoThis(title(toRedo))}
        disabledReason={toRedo === undefined ? said.nothingToRedo : undefined}
        onClick={redo}
      >
        <Redo2 size={16} aria-hidden />
      </Button>
      <Button
        size="small"
        className="size-9 px-0!"
        aria-label={said.button}
        title={said.button}
        onClick={() => setOpen(true)}
      >
        <History size={16} aria-hidden />
      </Button>
      {open && (
        <Dialog title={said.title} onClose={() => setOpen(false)}>
          <HistoryList model={model} history={history} />
        </Dialog>
      )}
    </div>
  )
}

function HistoryList({ model, history }: { model: TreeModel; history: readonly MoveEntry[] }) {
  if (history.length === 0) return <p className="text-muted">{said.none}</p>
  return (
    <ol className="flex flex-col rounded-control border border-line">
      {history.toReversed().map((entry) => {
        const move = wordsOf(entry.moves, entry.names)
        const left = movesLeft(entry, (id) => model.groups.has(id)).length
        return (
          <li key={entry.id} className="wrap-anywhere border-line border-b px-3 py-2 last:border-b-0">
            {said.entry(
              move.count === 1 ? <bdi key="group">{move.group}</bdi> : words.tree.groups(move.count),
              move.from === undefined ? undefined : <bdi key="from">{move.from}</bdi>,
              move.to === undefined ? undefined : <bdi key="to">{move.to}</bdi>,
            )}
            <span className="block text-muted text-sm">
              <Time timeMs={entry.atMs} />
              {said.states[entry.state]}
              {left < entry.moves.length &&
                (left === 0 ? said.deletedSince : said.someDeletedSince(entry.moves.length - left))}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
