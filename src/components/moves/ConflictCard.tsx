import { ArrowRight, GitCompareArrows } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import { useFocusReturn } from '../tree/use-focus-return.ts'
import { Button } from '../ui/Button.tsx'
import { Time } from '../ui/Time.tsx'
import type { Conflict } from './move-conflict.ts'

const said = words.moves.conflict

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
  const isTopLevel = stands.name === words.tree.theTopLevel
  const name = (text: string, key = text) => <bdi key={key}>{text}</bdi>
  return (
    <section
      ref={card}
      aria-labelledby={titleId}
      className="flex flex-col gap-3 rounded-card border border-warning bg-raised p-4 shadow-float"
    >
      <h2 id={titleId} className="flex items-start gap-2 text-base">
        <GitCompareArrows size={20} aria-hidden className="mt-0.5 shrink-0 text-warning" />
        <span className="wrap-anywhere min-w-0">{said.title(name(group.name), wasMoved)}</span>
      </h2>
      <div role="alert" className="flex flex-col gap-1">
        <Line who={said.you} what={group.name} to={wanted.name} />
        <Line who={conflict.by ?? said.somebody} what={other.group.name} to={other.to.name}>
          {conflict.atMs !== undefined && (
            <>
              , <Time timeMs={conflict.atMs} relativeOnly />
            </>
          )}
        </Line>
        <p>
          {crossing === undefined
            ? said.stands(name(stands.name), isTopLevel, wasMoved)
            : said.standsCrossing(
                name(wanted.name, 'wanted'),
                name(group.name, 'group'),
                name(group.name, 'again'),
                name(stands.name, 'stands'),
                isTopLevel,
                wasMoved,
              )}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onDismiss}>
          <span>{said.leave(name(stands.name))}</span>
        </Button>
        {crossing === undefined && (
          <Button size="small" disabledReason={canMove ? undefined : said.groupGone} onClick={onMoveAnyway}>
            <span>{said.moveAnyway(name(wanted.name))}</span>
          </Button>
        )}
        <Button
          size="small"
          tone="quiet"
          onClick={() => onShow([group.id, crossing?.group.id ?? stands.id, wanted.id])}
        >
          {said.showBoth}
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
      <ArrowRight size={14} role="img" aria-label={said.to} className="inline" /> <bdi>{to}</bdi>
      {children}
    </p>
  )
}
