/**
 * The map of a namespace: its groups as a tree that is walked and rearranged. A canvas draws the lines and every group
 * that has no card; the cards near the viewport come as soon as that picture stands.
 */
import { lazy, Suspense, useId, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import type { GroupAction } from '../groups/group-rules.ts'
import type { Moves } from '../moves/moves.ts'
import type { Hold } from '../moves/use-hold.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { MapControls } from './MapControls.tsx'
import { Minimap } from './Minimap.tsx'
import type { Size } from './map-viewport.ts'
import { TopLevelStrip } from './TopLevelStrip.tsx'
import { useGroupMap } from './use-group-map.ts'
import { useSize } from './use-size.ts'

/** The picture does not wait for the program that makes it move. */
const CardLayer = lazy(async () => ({ default: (await import('./CardLayer.tsx')).CardLayer }))

export type GroupMapProps = {
  view: TreeView
  moves: Moves
  hold: Hold
  /** Names the tree, e.g. "Groups of Acme". */
  label: string
  /** Does a plain click mark, for whoever has no keyboard? */
  marking: boolean
  /** Moved by somebody else a moment ago. */
  pulsingIds: ReadonlySet<GroupId>
  onAction(action: GroupAction, id: GroupId): void
  onMenu(id: GroupId, anchor: HTMLElement): void
  /** Called once, when the groups can be seen. */
  onDrawn(): void
}

const GLIDE =
  'data-gliding:[&_[role=treeitem]]:transition-transform data-gliding:[&_[role=treeitem]]:duration-240 data-gliding:[&_[role=treeitem]]:ease-[cubic-bezier(0.33,1,0.68,1)]'

/** Fills the element around it, which must have a height. */
export function GroupMap(props: GroupMapProps) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const size = useSize(element)
  return (
    <div
      ref={setElement}
      className={`relative size-full touch-none overflow-hidden rounded-card border border-line bg-sunken ${GLIDE}`}
    >
      {element !== null && size !== undefined && <SizedMap {...props} element={element} size={size} />}
    </div>
  )
}

type SizedMapProps = GroupMapProps & { element: HTMLElement; size: Size }

function SizedMap({ element, size, ...props }: SizedMapProps) {
  const { view, label, onMenu } = props
  const [drawn, setDrawn] = useState(false)
  const map = useGroupMap(props, element, size, () => {
    performance.mark('map-painted') // for measurements
    setDrawn(true)
    props.onDrawn()
  })
  const hintId = useId()
  return (
    <>
      <MapControls {...map.look} />
      <canvas ref={map.refs.canvas} aria-hidden className="absolute inset-0 size-full" />
      <p id={hintId} hidden>
        {words.map.hint}
      </p>
      {drawn && (
        <Suspense>
          <CardLayer map={map} label={label} hintId={hintId} onMenu={onMenu} />
        </Suspense>
      )}
      <Minimap
        ref={map.refs.minimap}
        shown={map.shownLayout}
        size={size}
        viewport={map.camera.viewport}
        onLook={map.lookAt}
      />
      <TopLevelStrip rootId={view.model.rootId} strip={map.refs.strip} />
      {map.layoutPending && (
        <p role="status" className="absolute top-2 left-2 rounded-control bg-surface px-2 py-1 text-sm shadow-card">
          {words.map.arranging(view.shown.rows.length - 1)}
        </p>
      )}
    </>
  )
}
