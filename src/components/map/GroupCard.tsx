/** One group on the map. The element around it carries role, level and position; see CardLayer. */
import { createContext, memo, useContext, useLayoutEffect } from 'react'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { formatNumber } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { type LiftMark, useLiftMark } from '../moves/lift-store.ts'
import { GroupIcon } from '../tree/GroupIcon.tsx'
import { SpringFill } from '../tree/SpringFill.tsx'
import type { TreeGroup } from '../tree/tree-model.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './map-layout.ts'

const said = words.tree

export type CardData = {
  group: TreeGroup
  /** Are groups inside it shown? Undefined when there are none to show. */
  expanded: boolean | undefined
  selected: boolean
  /** Shown where it will be; the node has not confirmed yet. */
  moving: boolean
  /** Taken together with others for one move. */
  marked: boolean
  /** Somebody else has moved it a moment ago. */
  pulsing: boolean
  /** Changes when the card shall take the focus. */
  grabFocus: number | undefined
}

type CardActions = {
  toggleFold(id: GroupId): void
  openMenu(id: GroupId, anchor: HTMLElement): void
  /** `turn` is the one of the cursor. */
  takeFocus(id: GroupId, turn: number): void
  /** It is in the document, until the returned function is called. */
  onCard(id: GroupId): () => void
}
export const CardActionsContext = createContext<CardActions | undefined>(undefined)

const MARKS: Record<LiftMark, string> = {
  none: '',
  lifted: 'border-dashed border-accent opacity-50',
  dimmed: 'opacity-40',
  target: 'border-accent bg-accent-soft ring-2 ring-accent',
  refusing: 'border-danger opacity-70 ring-2 ring-danger',
}

export const GroupCard = memo(function GroupCard({ data }: { data: CardData }) {
  const { group, selected, marked, moving, pulsing, grabFocus } = data
  const mark = useLiftMark(group.id)
  const onCard = useContext(CardActionsContext)?.onCard
  useLayoutEffect(() => onCard?.(group.id), [onCard, group.id])
  const edge = selected ? 'border-accent ring-2 ring-accent' : group.isRoot ? 'border-accent' : 'border-line-strong'
  return (
    <div
      style={{ width: CARD_WIDTH, height: CARD_HEIGHT }}
      className={`relative isolate flex cursor-grab select-none flex-col justify-center rounded-[10px] border bg-raised py-1 pr-9 pl-3 text-ink shadow-card ${edge} ${moving ? 'animate-pulse border-dashed' : ''} ${pulsing ? 'pulse-once' : ''} ${MARKS[mark]}`}
    >
      {grabFocus !== undefined && <TakesFocus id={group.id} turn={grabFocus} />}
      <SpringFill id={group.id} className="rounded-[9px]" />
      <div className="flex items-center gap-1.5 font-semibold text-[15px] leading-5">
        {marked && <GroupIcon icon="marked" className="size-4 shrink-0 text-accent" />}
        {group.visibility === 'restricted' && (
          <GroupIcon icon="restricted" className="size-3.5 shrink-0 text-warning" />
        )}
        <bdi className="truncate" title={group.label}>
          {group.label}
        </bdi>
      </div>
      <div className="flex items-center gap-2 whitespace-nowrap text-muted text-xs leading-5">
        {group.isRoot ? (
          <span>{words.map.namespace}</span>
        ) : (
          <span className="font-mono text-[11px]">{shortId(group.id)}</span>
        )}
        <Count icon="members" value={group.memberCount} label={said.members(group.memberCount)} />
        <Count icon="subgroups" value={group.subgroupCount} label={said.subgroups(group.subgroupCount)} />
        <Count icon="contexts" value={group.contextCount} label={said.contexts(group.contextCount)} />
      </div>
      <CardButtons group={group} expanded={data.expanded} />
    </div>
  )
})

function TakesFocus({ id, turn }: { id: GroupId; turn: number }) {
  const takeFocus = useContext(CardActionsContext)?.takeFocus
  useLayoutEffect(() => takeFocus?.(id, turn), [takeFocus, id, turn])
  return null
}

type CountProps = { icon: 'members' | 'subgroups' | 'contexts'; value: number; label: string }

/** What there is none of takes no room; the name of the card tells it. */
function Count({ icon, value, label }: CountProps) {
  if (value === 0) return null
  return (
    <span className="flex items-center gap-0.5 tabular-nums" title={label}>
      <GroupIcon icon={icon} className="size-3" />
      {formatNumber(value)}
    </span>
  )
}

/** For the mouse and the finger; the keyboard has the same on the card itself. */
function CardButtons({ group, expanded }: Pick<CardData, 'group' | 'expanded'>) {
  const actions = useContext(CardActionsContext)
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={said.actionsFor(group.label)}
        className="absolute top-1 right-1 grid size-7 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
        onClick={(event) => actions?.openMenu(group.id, event.currentTarget)}
      >
        <GroupIcon icon="menu" className="size-4" />
      </button>
      {expanded !== undefined && !group.isRoot && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={expanded ? said.fold(group.label) : said.unfold(group.label, group.descendantCount)}
          className="absolute top-1/2 left-[calc(100%-0.75rem)] flex whitespace-nowrap h-6 min-w-6 -translate-y-1/2 items-center justify-center rounded-full border border-line-strong bg-surface px-1 font-semibold text-ink text-xs tabular-nums hover:bg-accent-soft"
          onClick={() => actions?.toggleFold(group.id)}
        >
          {expanded ? <GroupIcon icon="fold" className="size-3.5" /> : `+${formatNumber(group.descendantCount)}`}
        </button>
      )}
    </>
  )
}
