/** The groups as a tree of rows, in step with the map: one selection, cursor, folding and filter. */
import { type FocusEvent, type MouseEvent, useId, useMemo, useRef, useState } from 'react'
import { type GroupId, parseGroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { Moves } from '../moves/moves.ts'
import type { Hold } from '../moves/use-hold.ts'
import { expandedOf } from '../tree/shown-tree.ts'
import { isChosen, type TreeView } from '../tree/tree-view.ts'
import { useTreeKeys } from '../tree/use-tree-keys.ts'
import { NothingFound } from './NothingFound.tsx'
import { OutlineRow } from './OutlineRow.tsx'
import { indentOf, markableBetween } from './outline-rules.ts'
import { useOutlineDrag } from './use-outline-drag.ts'
import { useOutlineRows } from './use-outline-rows.ts'
import { useRowHeight } from './use-row-height.ts'

type OutlineProps = {
  view: TreeView
  moves: Moves
  hold: Hold
  label: string
  /** A click marks groups instead of selecting one. */
  marking: boolean
  /** Why nothing can be moved here; undefined when something can. */
  moveReason: string | undefined
  /** Somebody else has moved them a moment ago. */
  pulsingIds: ReadonlySet<GroupId>
  onMenu(id: GroupId, anchor: HTMLElement): void
  onAction(action: 'move', id: GroupId): void
}

const rowOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-id]') : null
const idOf = (target: EventTarget): GroupId | undefined => parseGroupId(rowOf(target)?.dataset.id ?? '')
const onButton = (target: EventTarget): boolean => target instanceof Element && target.closest('button') !== null

/** Fills the height of what is around it. */
export function Outline(props: OutlineProps) {
  const { view } = props
  if (view.shown.matches?.size === 0) return <NothingFound view={view} label={props.label} />
  return <Rows {...props} />
}

function Rows({ view, moves, hold, label, marking, moveReason, pulsingIds, onMenu, onAction }: OutlineProps) {
  const { shown, cursor, selectedId, markedIds } = view
  const [element, setElement] = useState<HTMLElement | null>(null)
  const rowPx = useRowHeight()
  const hintId = useId()
  const rows = useOutlineRows(view, element, rowPx)
  const indent = useMemo(() => indentOf(shown), [shown])
  useOutlineDrag({ element, view, moves, rowPx })
  const onTreeKey = useTreeKeys({ view, hold, by: 'outline', onMenu, onAction })

  const markTo = (id: GroupId): void => {
    for (const between of markableBetween(shown, cursor.id, id)) if (!markedIds.has(between)) view.toggleMark(between)
  }
  const onClick = (event: MouseEvent): void => {
    const id = idOf(event.target)
    if (id === undefined || onButton(event.target)) return
    const heldBy = hold.held()?.by
    if (heldBy === 'tap') {
      hold.drop(id)
      return
    }
    if (heldBy === 'keys') hold.hover(id)
    else if (event.shiftKey) markTo(id)
    else if (marking || event.ctrlKey || event.metaKey) view.toggleMark(id)
    else view.select(id)
    view.setCursor(id, 'outline', 'stay')
  }
  const onContextMenu = (event: MouseEvent): void => {
    const row = rowOf(event.target)
    const id = idOf(event.target)
    // A long press that has taken a group up asks for no menu.
    if (row === null || id === undefined || event.defaultPrevented) return
    event.preventDefault()
    onMenu(id, row)
  }
  // A press gives the focus before anything else can happen. It is heard early: a drag may keep it to itself.
  const byMouse = useRef(false)
  const onMouseDown = (): void => {
    byMouse.current = true
    setTimeout(() => {
      byMouse.current = false
    })
  }
  const onFocus = (event: FocusEvent): void => {
    rows.focusHandlers.onFocus()
    const id = idOf(event.target)
    // By mouse it is the click that tells what is meant; a screen reader puts the focus without any key.
    if (id !== undefined && id !== cursor.id && !byMouse.current) view.setCursor(id, 'outline')
  }
  return (
    <div className="@container relative h-full">
      <p id={hintId} hidden>
        {words.outline.hint(moveReason ?? words.outline.howToMove)}
      </p>
      <div
        ref={setElement}
        role="tree"
        aria-label={label}
        aria-describedby={hintId}
        aria-multiselectable
        tabIndex={-1}
        className="h-full overflow-y-auto overscroll-contain rounded-card border border-line bg-surface px-1 outline-none"
        onMouseDownCapture={onMouseDown}
        onClick={onClick}
        onContextMenu={onContextMenu}
        onFocus={onFocus}
        onBlur={rows.focusHandlers.onBlur}
        onKeyDown={(event) => {
          const row = rowOf(event.target)
          // A button in a row has keys of its own.
          if (row !== null && !(onButton(event.target) && (event.key === 'Enter' || event.key === ' ')))
            onTreeKey(event, row)
        }}
      >
        <div role="presentation" className="relative" style={{ height: rows.totalPx }}>
          {rows.items.map(({ index, start }) => {
            const id = shown.rows[index]
            const group = id === undefined ? undefined : shown.model.groups.get(id)
            if (id === undefined || group === undefined) return null
            const expanded = expandedOf(shown, id)
            return (
              <OutlineRow
                key={id}
                group={group}
                place={shown.placeOf(group)}
                expanded={expanded}
                chosen={isChosen(view, id)}
                selected={id === selectedId}
                marked={markedIds.has(id)}
                pulsing={pulsingIds.has(id)}
                moving={moves.movingIds.has(id)}
                aside={shown.matches !== undefined && !shown.matches.has(id)}
                focusable={id === cursor.id}
                grabbable={moveReason === undefined}
                indent={indent}
                style={{ height: rowPx, ...(group.isRoot ? {} : { transform: `translateY(${start}px)` }) }}
                onFold={() => {
                  view.setCursor(id, 'outline', 'stay')
                  view.fold([id], expanded === true)
                }}
                onMenu={(event) => onMenu(id, event.currentTarget)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
