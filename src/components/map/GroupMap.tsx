/**
 * The map of a namespace: its groups as a tree that is walked and rearranged. React Flow pans, zooms and holds the
 * cards near the viewport; lines, and groups that have no card, are on a canvas beneath. This is the only file that
 * knows React Flow.
 */
import './react-flow.css'
import { type Node, ReactFlow } from '@xyflow/react'
import { useId, useMemo, useRef, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { plural } from '../../lib/format.ts'
import type { GroupAction } from '../groups/group-rules.ts'
import type { Moves } from '../moves/moves.ts'
import type { Hold } from '../moves/use-hold.ts'
import type { TreeView } from '../tree/tree-view.ts'
import { groupToWords } from '../tree/tree-words.ts'
import { CardActionsContext, type CardData, GroupCard } from './GroupCard.tsx'
import { MapControls } from './MapControls.tsx'
import { Minimap } from './Minimap.tsx'
import { CARD_HEIGHT, CARD_WIDTH } from './map-layout.ts'
import { type Size, ZOOM_MAX } from './map-viewport.ts'
import { TopLevelStrip } from './TopLevelStrip.tsx'
import type { Card } from './use-cards.ts'
import { useGroupMap } from './use-group-map.ts'
import { useSize } from './use-size.ts'

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
}

// At module scope: new objects would make React Flow mount every card again.
const nodeTypes = { card: GroupCard }
type CardNode = Node<CardData, 'card'>

const GLIDE =
  'data-gliding:[&_[role=treeitem]]:transition-transform data-gliding:[&_[role=treeitem]]:duration-240 data-gliding:[&_[role=treeitem]]:ease-[cubic-bezier(0.33,1,0.68,1)]'

/** Fills the element around it, which must have a height. */
export function GroupMap(props: GroupMapProps) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const size = useSize(element)
  return (
    <div
      ref={setElement}
      className="relative size-full touch-none overflow-hidden rounded-card border border-line bg-sunken"
    >
      {element !== null && size !== undefined && <SizedMap {...props} element={element} size={size} />}
    </div>
  )
}

type SizedMapProps = GroupMapProps & { element: HTMLElement; size: Size }

function SizedMap({ element, size, ...props }: SizedMapProps) {
  const { view, label, onMenu } = props
  const map = useGroupMap(props, element, size)
  const nodes = useNodes(map.cards)
  const hintId = useId()
  return (
    <>
      <MapControls {...map.look} />
      <canvas ref={map.refs.canvas} aria-hidden className="absolute inset-0 size-full" />
      <p id={hintId} hidden>
        Arrow keys walk the tree, letters find a group by its name, Enter opens the panel of a group, M takes it up to
        move it, Space marks it.
      </p>
      <CardActionsContext value={{ toggleFold: map.toggleFold, openMenu: onMenu }}>
        <ReactFlow<CardNode>
          {...map.handlers}
          ref={(flow) => markAsTree(flow, label, hintId)}
          data-gliding={map.gliding || undefined}
          className={`bg-transparent! ${GLIDE}`}
          nodes={nodes}
          nodeTypes={nodeTypes}
          defaultViewport={map.camera.viewport()}
          minZoom={map.zoomMin}
          maxZoom={ZOOM_MAX}
          onInit={(flow) => {
            map.camera.connect(flow.setViewport)
            markPainted()
          }}
          onViewportChange={(viewport) => {
            map.camera.onMoved(viewport)
            map.requestPaint()
          }}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          elementsSelectable={false}
          zoomOnDoubleClick={false}
          disableKeyboardA11y
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
        />
      </CardActionsContext>
      <Minimap
        ref={map.refs.minimap}
        layout={map.layout}
        size={size}
        viewport={map.camera.viewport}
        onLook={map.lookAt}
      />
      <TopLevelStrip rootId={view.model.rootId} strip={map.refs.strip} />
      {map.layoutPending && (
        <p role="status" className="absolute top-2 left-2 rounded-control bg-surface px-2 py-1 text-sm shadow-card">
          Arranging {plural(view.shown.rows.length - 1, 'group')}…
        </p>
      )}
    </>
  )
}

/** For measurements: the groups stand and the browser has painted them. */
const markPainted = (): void => {
  requestAnimationFrame(() => setTimeout(() => performance.mark('map-painted')))
}

/**
 * React Flow calls itself an application; to its readers what it draws is a tree. Its roles are constants, so these
 * stay. The tree is the part without the credit: a tree holds no link.
 */
function markAsTree(element: HTMLDivElement | null, label: string, hintId: string): void {
  element?.setAttribute('role', 'presentation')
  const tree = element?.querySelector('.react-flow__renderer')
  tree?.setAttribute('role', 'tree')
  tree?.setAttribute('aria-label', label)
  tree?.setAttribute('aria-describedby', hintId)
  tree?.setAttribute('aria-multiselectable', 'true')
}

/** The nodes of the cards; a card that is the same gives the same node, which is not rendered again. */
function useNodes(cards: readonly Card[]): CardNode[] {
  const kept = useRef(new Map<GroupId, { card: Card; node: CardNode }>())
  return useMemo(() => {
    const next = new Map<GroupId, { card: Card; node: CardNode }>()
    for (const card of cards) {
      const before = kept.current.get(card.group.id)
      next.set(
        card.group.id,
        before !== undefined && sameCard(before.card, card) ? before : { card, node: toNode(card) },
      )
    }
    kept.current = next
    return [...next.values()].map(({ node }) => node)
  }, [cards])
}

const sameCard = (one: Card, other: Card): boolean =>
  one.group === other.group &&
  one.place.x === other.place.x &&
  one.place.y === other.place.y &&
  one.folded === other.folded &&
  one.selected === other.selected &&
  one.marked === other.marked &&
  one.moving === other.moving &&
  one.pulsing === other.pulsing &&
  one.focusable === other.focusable &&
  one.grabFocus === other.grabFocus

/** With its size and its (absent) handles given, a card is mounted once and never measured. */
function toNode({ place, focusable, ...data }: Card): CardNode {
  const { group, folded, selected, marked, moving } = data
  return {
    id: place.id,
    type: 'card',
    position: { x: place.x, y: place.y },
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    handles: [],
    data,
    style: { pointerEvents: 'all' },
    ariaRole: 'treeitem',
    ariaLabel: groupToWords(group, moving),
    domAttributes: {
      tabIndex: focusable ? 0 : -1,
      'aria-roledescription': undefined,
      'aria-level': group.level + 1,
      'aria-posinset': group.position,
      'aria-setsize': group.setSize,
      'aria-selected': marked,
      'aria-current': selected ? 'true' : undefined,
      'aria-expanded': group.subgroupCount > 0 ? !folded : undefined,
    },
  }
}
