import { ArrowRight, GitCompareArrows } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { useFocusReturn } from '../tree/use-focus-return.ts'
import { Button } from '../ui/Button.tsx'
import { Time } from '../ui/Time.tsx'
import type { Conflict } from './move-conflict.ts'

type Props = {
  conflict: Conflict
  /** False when one of the two groups is gone. */
  canMove: boolean
  onDismiss: () => void
  onMoveAnyway: () => void
  onShow: (groupIds: readonly GroupId[]) => void
}

/** Somebody else moved the group as well: whose move stands, since when, and what can be done. Stays until answered. */
export function ConflictCard({ conflict, canMove, onDismiss, onMoveAnyway, onShow }: Props) {
  const titleId = useId()
  const card = useFocusReturn<HTMLElement>()
  const { group, wanted, stands, crossing, wasMoved } = conflict
  const other = crossing ?? { group, to: stands }
  return (
    <section
      ref={card}
      aria-labelledby={titleId}
      className="flex flex-col gap-3 rounded-card border border-warning bg-raised p-4 shadow-float"
    >
      <h2 id={titleId} className="flex items-start gap-2 text-base">
        <GitCompareArrows size={20} aria-hidden className="mt-0.5 shrink-0 text-warning" />
        <span className="wrap-anywhere min-w-0">
          <bdi>{group.name}</bdi> {wasMoved ? 'was moved on' : 'was not moved'}
        </span>
      </h2>
      <div role="alert" className="flex flex-col gap-1">
        <Line who="You" what={group.name} to={wanted.name} />
        <Line who={conflict.by ?? 'Somebody else'} what={other.group.name} to={other.to.name}>
          {conflict.atMs !== undefined && (
            <>
              , <Time timeMs={conflict.atMs} relativeOnly />
            </>
          )}
        </Line>
        <p>
          {crossing === undefined ? (
            'It'
          ) : (
            <>
              So <bdi>{wanted.name}</bdi> is inside <bdi>{group.name}</bdi> now, and <bdi>{group.name}</bdi>
            </>
          )}{' '}
          {wasMoved ? 'is now' : 'stays'} {stands.name === 'the top level' ? 'at' : 'in'} <bdi>{stands.name}</bdi>.
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onDismiss}>
          <span>
            Leave it in <bdi>{stands.name}</bdi>
          </span>
        </Button>
        {crossing === undefined && (
          <Button
            size="small"
            disabledReason={canMove ? undefined : 'One of the two groups has been deleted.'}
            onClick={onMoveAnyway}
          >
            <span>
              Move it to <bdi>{wanted.name}</bdi> anyway
            </span>
          </Button>
        )}
        <Button
          size="small"
          tone="quiet"
          onClick={() => onShow([group.id, crossing?.group.id ?? stands.id, wanted.id])}
        >
          Show both on the map
        </Button>
      </div>
    </section>
  )
}

type LineProps = { who: string; what: string; to: string; children?: ReactNode }

function Line({ who, what, to, children }: LineProps) {
  return (
    <p className="wrap-anywhere">
      <bdi className="font-medium">{who}</bdi>: <bdi>{what}</bdi>{' '}
      <ArrowRight size={14} role="img" aria-label="to" className="inline" /> <bdi>{to}</bdi>
      {children}
    </p>
  )
}
