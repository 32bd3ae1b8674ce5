import { words } from '../../words/words.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { useFocusReturn } from '../tree/use-focus-return.ts'
import { Button } from '../ui/Button.tsx'

const said = words.moves.marked

type Props = {
  view: TreeView
  moveReason: string | undefined
  onMoveDialog(): void
  onHold(): void
}

/** What can be done with several groups at once. */
export function MarkBar(props: Props) {
  return props.view.markedIds.size === 0 ? null : <Bar {...props} />
}

function Bar({ view, moveReason, onMoveDialog, onHold }: Props) {
  const bar = useFocusReturn<HTMLElement>()
  return (
    <section
      ref={bar}
      aria-label={said.label}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-line-strong bg-raised px-4 py-2 text-sm"
    >
      <p role="status" className="flex-1 basis-32">
        {said.count(view.markedIds.size)}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabledReason={moveReason} onClick={onMoveDialog}>
          {said.moveTo}
        </Button>
        <Button size="small" disabledReason={moveReason} onClick={onHold}>
          {said.pickUp}
        </Button>
        <Button size="small" onClick={view.clearMarks}>
          {said.clear}
        </Button>
      </div>
    </section>
  )
}
