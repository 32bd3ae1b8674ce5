/** One group on the map. The element around it carries role, level and position; see GroupMap. */
import { AppWindow, ChevronLeft, Ellipsis, FolderTree, Lock, Users } from 'lucide-react'
import { createContext, memo, useContext, useLayoutEffect, useRef } from 'react'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { formatNumber, plural } from '../../lib/format.ts'
import { type DragMark, useDragMark } from './drag-store.ts'
import { CARD_HEIGHT, CARD_WIDTH } from './map-layout.ts'
import type { MapGroup } from './map-model.ts'

export type CardData = {
  group: MapGroup
  folded: boolean
  selected: boolean
  /** Shown where it will be; the node has not confirmed yet. */
  moving: boolean
  /** Changes when the card shall take the focus. */
  grabFocus: number | undefined
}

export type CardActions = { toggleFold(id: GroupId): void; openMenu(id: GroupId, anchor: HTMLElement): void }
export const CardActionsContext = createContext<CardActions | undefined>(undefined)

const MARKS: Record<DragMark, string> = {
  none: '',
  lifted: 'border-dashed border-accent opacity-50',
  dimmed: 'opacity-40',
  target: 'border-accent bg-accent-soft ring-2 ring-accent',
  refusing: 'border-danger opacity-70 ring-2 ring-danger',
}

export const GroupCard = memo(function GroupCard({ data }: { data: CardData }) {
  const { group, selected, moving, grabFocus } = data
  const mark = useDragMark(group.id)
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (grabFocus !== undefined) card.current?.closest<HTMLElement>('[data-id]')?.focus({ preventScroll: true })
  }, [grabFocus])
  const edge = selected ? 'border-accent ring-2 ring-accent' : group.isRoot ? 'border-accent' : 'border-line-strong'
  return (
    <div
      ref={card}
      style={{ width: CARD_WIDTH, height: CARD_HEIGHT }}
      className={`relative flex cursor-grab select-none flex-col justify-center rounded-[10px] border bg-raised py-1 pr-9 pl-3 text-ink shadow-card ${edge} ${moving ? 'animate-pulse border-dashed' : ''} ${MARKS[mark]}`}
    >
      <div className="flex items-center gap-1.5 font-semibold text-[15px] leading-5">
        {group.visibility === 'restricted' && <Lock aria-hidden className="size-3.5 shrink-0 text-warning" />}
        <bdi className="truncate" title={group.label}>
          {group.label}
        </bdi>
      </div>
      <div className="flex items-center gap-2 text-muted text-xs leading-5">
        {group.isRoot ? (
          <span>namespace</span>
        ) : (
          <span className="whitespace-nowrap font-mono text-[11px]">{shortId(group.id)}</span>
        )}
        <Count icon={Users} value={group.memberCount} label={plural(group.memberCount, 'member')} />
        <Count icon={FolderTree} value={group.subgroupCount} label={plural(group.subgroupCount, 'subgroup')} />
        <Count icon={AppWindow} value={group.contextCount} label={plural(group.contextCount, 'context')} />
      </div>
      <CardButtons group={group} folded={data.folded} />
    </div>
  )
})

function Count({ icon: Icon, value, label }: { icon: typeof Users; value: number; label: string }) {
  return (
    <span className="flex items-center gap-0.5 tabular-nums" title={label}>
      <Icon aria-hidden className="size-3" />
      {formatNumber(value)}
    </span>
  )
}

/** For the mouse and the finger; the keyboard has the same on the card itself. */
function CardButtons({ group, folded }: { group: MapGroup; folded: boolean }) {
  const actions = useContext(CardActionsContext)
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`Actions for ${group.label}`}
        className="absolute top-1 right-1 grid size-7 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
        onClick={(event) => actions?.openMenu(group.id, event.currentTarget)}
      >
        <Ellipsis aria-hidden className="size-4" />
      </button>
      {group.subgroupCount > 0 && !group.isRoot && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={
            folded ? `Show the ${plural(group.descendantCount, 'group')} inside ${group.label}` : `Fold ${group.label}`
          }
          className="absolute top-1/2 -right-3 flex h-6 min-w-6 -translate-y-1/2 items-center justify-center rounded-full border border-line-strong bg-surface px-1 font-semibold text-ink text-xs tabular-nums hover:bg-accent-soft"
          onClick={() => actions?.toggleFold(group.id)}
        >
          {folded ? `+${formatNumber(group.descendantCount)}` : <ChevronLeft aria-hidden className="size-3.5" />}
        </button>
      )}
    </>
  )
}
