import { History, Redo2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { plural } from '../../lib/format.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Time } from '../ui/Time.tsx'
import { type MoveEntry, movesLeft, nextRedo, nextUndo } from './move-history.ts'
import { NOTHING_TO_REDO, NOTHING_TO_UNDO, wordsOf, wordsToTitle } from './move-words.ts'
import type { MovesHere } from './use-moves.tsx'

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
        aria-label={toUndo === undefined ? 'Undo' : `Undo: ${title(toUndo)}`}
        title={toUndo === undefined ? undefined : `Undo: ${title(toUndo)}`}
        disabledReason={toUndo === undefined ? NOTHING_TO_UNDO : undefined}
        onClick={undo}
      >
        <Undo2 size={16} aria-hidden />
      </Button>
      <Button
        size="small"
        className="size-9 px-0!"
        aria-label={toRedo === undefined ? 'Redo' : `Redo: ${title(toRedo)}`}
        title={toRedo === undefined ? undefined : `Redo: ${title(toRedo)}`}
        disabledReason={toRedo === undefined ? NOTHING_TO_REDO : undefined}
        onClick={redo}
      >
        <Redo2 size={16} aria-hidden />
      </Button>
      <Button
        size="small"
        className="size-9 px-0!"
        aria-label="History of moves"
        title="History of moves"
        onClick={() => setOpen(true)}
      >
        <History size={16} aria-hidden />
      </Button>
      {open && (
        <Dialog title="What was moved here" onClose={() => setOpen(false)}>
          <HistoryList model={model} history={history} />
        </Dialog>
      )}
    </div>
  )
}

function HistoryList({ model, history }: { model: TreeModel; history: readonly MoveEntry[] }) {
  if (history.length === 0)
    return <p className="text-muted">Nothing yet. Moves made in this page are listed here until it is reloaded.</p>
  return (
    <ol className="flex flex-col rounded-control border border-line">
      {history.toReversed().map((entry) => {
        const words = wordsOf(entry.moves, entry.names)
        const left = movesLeft(entry, (id) => model.groups.has(id)).length
        return (
          <li key={entry.id} className="wrap-anywhere border-line border-b px-3 py-2 last:border-b-0">
            {words.count === 1 ? <bdi>{words.group}</bdi> : plural(words.count, 'group')}
            {words.from !== undefined && (
              <>
                {' '}
                from <bdi>{words.from}</bdi>
              </>
            )}{' '}
            to <bdi>{words.to}</bdi>
            <span className="block text-muted text-sm">
              <Time timeMs={entry.atMs} />
              {STATE[entry.state]}
              {left < entry.moves.length &&
                (left === 0 ? ', deleted since' : `, ${plural(entry.moves.length - left, 'group')} deleted since`)}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

const STATE: Record<MoveEntry['state'], string> = {
  applied: '',
  undone: ', taken back',
  overtaken: ', cannot be taken back: others have changed the groups since',
}
