/** Holding by keys or taps: says what is held and where it would go, and ends it with a single press. */
import type { TreeModel } from '../tree/tree-model.ts'
import { dropToWords, liftedToWords } from '../tree/tree-words.ts'
import { Button } from '../ui/Button.tsx'
import { verdictOn } from './lift.ts'
import { useHeld } from './lift-store.ts'
import type { Hold } from './use-hold.ts'

export function HoldBar({ model, hold }: { model: TreeModel; hold: Hold }) {
  const held = useHeld()
  if (held === undefined || held.by === 'pointer') return null
  const { lift, targetId, by } = held
  const target = targetId === undefined ? undefined : model.groups.get(targetId)
  const topLevel = verdictOn(lift, model.rootId)
  return (
    <section
      aria-label="Groups being moved"
      className="sticky top-2 z-20 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control border border-accent bg-accent-soft px-4 py-2 text-sm shadow-float"
    >
      <p className="min-w-0 flex-1 basis-60">
        <bdi className="font-semibold">{liftedToWords(model, lift)}</bdi>:{' '}
        {target === undefined ? (
          by === 'tap' ? (
            'press the group to put it in.'
          ) : (
            'choose a group with arrows or letters, Enter puts it there.'
          )
        ) : (
          <bdi>{dropToWords(target, verdictOn(lift, target.id))}</bdi>
        )}
      </p>
      <div className="flex gap-2">
        <Button
          size="small"
          disabledReason={topLevel.ok ? undefined : topLevel.message}
          onClick={() => hold.drop(model.rootId)}
        >
          To the top level
        </Button>
        <Button size="small" onClick={hold.cancel}>
          Put back
        </Button>
      </div>
    </section>
  )
}
