/** One group in the outline: a row of fixed height, wherever the outline puts it. */
import type { CSSProperties, MouseEvent } from 'react'
import { formatNumber } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { type LiftMark, useHeld, useLiftMark } from '../moves/lift-store.ts'
import { GroupIcon } from '../tree/GroupIcon.tsx'
import { SpringFill } from '../tree/SpringFill.tsx'
import type { TreeGroup } from '../tree/tree-model.ts'
import { groupToWords } from '../tree/tree-words.ts'

const said = words.tree

const MARKS: Record<LiftMark, string> = {
  none: 'text-ink hover:bg-sunken',
  lifted: 'text-ink opacity-50 outline-1 outline-accent -outline-offset-2 outline-dashed',
  dimmed: 'text-ink opacity-40',
  target: 'bg-accent-soft! text-ink ring-2 ring-accent ring-inset',
  refusing: 'text-ink ring-2 ring-danger ring-inset',
}

type OutlineRowProps = {
  group: TreeGroup
  /** Among its siblings that are shown. */
  place: Pick<TreeGroup, 'position' | 'setSize'>
  /** Undefined for a group that has nothing to show inside. */
  expanded: boolean | undefined
  chosen: boolean
  /** The panel shows it. */
  selected: boolean
  marked: boolean
  /** Shown where it will be; the node has not confirmed yet. */
  moving: boolean
  /** Somebody else has moved it a moment ago. */
  pulsing: boolean
  /** It is there for the sake of what is inside it; the filter did not find it. */
  aside: boolean
  focusable: boolean
  grabbable: boolean
  /** Of one level, as a length of CSS. */
  indent: string
  style: CSSProperties
  onFold(): void
  onMenu(event: MouseEvent<HTMLElement>): void
}

export function OutlineRow(props: OutlineRowProps) {
  const { group, expanded, selected, indent } = props
  const mark = useLiftMark(group.id)
  const place = group.isRoot ? 'sticky top-0 z-10 shadow-card' : 'absolute inset-x-0 top-0 rounded-control'
  const surface = selected ? 'bg-accent-soft' : group.isRoot ? 'bg-surface' : ''
  // Rows pass below the root's, so that one is never let through.
  const look = group.isRoot && mark === 'dimmed' ? 'text-muted' : MARKS[mark]
  return (
    <div
      role="treeitem"
      data-id={group.id}
      tabIndex={props.focusable ? 0 : -1}
      aria-label={groupToWords(group, props.moving)}
      aria-level={group.level + 1}
      aria-posinset={props.place.position}
      aria-setsize={props.place.setSize}
      aria-expanded={expanded}
      aria-selected={props.chosen}
      aria-current={selected || undefined}
      style={{ ...props.style, paddingInlineStart: `calc(${group.level} * ${indent})` }}
      className={`group isolate flex select-none items-center gap-1.5 pr-1 text-[15px] focus-visible:-outline-offset-3 ${place} ${surface} ${look} ${props.moving ? 'animate-pulse' : ''} ${props.pulsing ? 'pulse-once' : ''} ${props.grabbable && !group.isRoot ? 'cursor-grab' : 'cursor-default'}`}
    >
      <SpringFill id={group.id} className="rounded-control" />
      <Chevron {...props} />
      {props.marked && <GroupIcon icon="marked" className="size-4 shrink-0 text-accent" />}
      {group.visibility === 'restricted' && <GroupIcon icon="restricted" className="size-3.5 shrink-0 text-warning" />}
      <bdi
        title={group.label}
        className={`min-w-0 truncate ${group.isRoot || selected ? 'font-semibold' : ''} ${props.aside ? 'text-muted' : ''}`}
      >
        {group.label}
      </bdi>
      {expanded === false && (
        <span
          title={said.inside(group.descendantCount)}
          className="shrink-0 rounded-full bg-sunken px-1.5 text-muted text-xs tabular-nums"
        >
          +{formatNumber(group.descendantCount)}
        </span>
      )}
      <span className="flex-1" />
      {group.isRoot && <TopLevelHint />}
      <span className="hidden shrink-0 items-center gap-2 text-muted text-xs tabular-nums @sm:flex">
        <Count icon="members" value={group.memberCount} label={said.members(group.memberCount)} />
        <Count icon="contexts" value={group.contextCount} label={said.contexts(group.contextCount)} />
      </span>
      <button
        type="button"
        tabIndex={-1}
        aria-label={said.actionsFor(group.label)}
        className="grid h-full max-h-9 w-8 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
        onClick={props.onMenu}
      >
        <GroupIcon icon="menu" className="size-4" />
      </button>
    </div>
  )
}

/** For the mouse and the finger; the keyboard has the arrows. The root is always open. */
function Chevron({ group, expanded, onFold }: OutlineRowProps) {
  if (expanded === undefined || group.isRoot) return <span className="w-7 shrink-0" />
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={expanded ? said.fold(group.label) : said.unfold(group.label, group.descendantCount)}
      className="grid h-full w-7 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
      onClick={onFold}
    >
      <GroupIcon icon="fold" className={`size-4 transition-transform ${expanded ? '-rotate-90' : 'rotate-180'}`} />
    </button>
  )
}

/** While something is held, the root's row is the place for the top level. */
function TopLevelHint() {
  if (useHeld() === undefined) return null
  return (
    <span className="shrink-0 rounded-full border border-accent border-dashed px-2 text-accent text-xs">
      {said.topLevel}
    </span>
  )
}

type CountProps = { icon: 'members' | 'contexts'; value: number; label: string }

function Count({ icon, value, label }: CountProps) {
  return (
    <span className="flex min-w-8 items-center gap-0.5" title={label}>
      <GroupIcon icon={icon} className="size-3" />
      {formatNumber(value)}
    </span>
  )
}
