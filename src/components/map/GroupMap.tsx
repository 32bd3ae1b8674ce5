/**
 * The map of a namespace: its groups as a tree that is walked, searched and rearranged. React Flow pans, zooms and
 * holds the cards near the viewport; lines, and groups that have no card, are on a canvas beneath. This is the only
 * file that knows React Flow.
 */
import '@xyflow/react/dist/base.css'
import { type Node, ReactFlow } from '@xyflow/react'
import { useId, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { DragLayer } from './DragLayer.tsx'
import { DragStoreContext } from './drag-store.ts'
import { CardActionsContext, type CardData, GroupCard } from './GroupCard.tsx'
import { MapControls } from './MapControls.tsx'
import { MapSearch } from './MapSearch.tsx'
import { CARD_HEIGHT, CARD_WIDTH } from './map-layout.ts'
import type { MapModel } from './map-model.ts'
import { type Size, ZOOM_MAX } from './map-viewport.ts'
import { groupToWords, shownToWords } from './map-words.ts'
import { type Card, useGroupMap } from './use-group-map.ts'
import { useSize } from './use-size.ts'

export type GroupMapProps = {
  model: MapModel
  /** Names the tree, e.g. "Groups of Acme". */
  label: string
  selectedId: GroupId
  /** Shown where they will be; the node has not confirmed yet. Keeps its identity until it changes. */
  movingIds: ReadonlySet<GroupId>
  /** What would become of the group on every other one; asked once, when it is picked up. */
  verdictsFor(id: GroupId): ReadonlyMap<GroupId, Verdict>
  onSelect(id: GroupId): void
  /** Enter: the reader wants to go on in the panel. */
  onOpen(id: GroupId): void
  onMove(groupId: GroupId, targetId: GroupId): void
  onMoveDialog(id: GroupId): void
  onMenu(id: GroupId, anchor: HTMLElement): void
}

// At module scope: new objects would make React Flow mount every card again.
const nodeTypes = { card: GroupCard }
type CardNode = Node<CardData, 'card'>

const GLIDE =
  'data-gliding:[&_[role=treeitem]]:transition-transform data-gliding:[&_[role=treeitem]]:duration-240 data-gliding:[&_[role=treeitem]]:ease-[cubic-bezier(0.33,1,0.68,1)]'

const ATTRIBUTION = '[&_.react-flow\\_\\_attribution]:bg-transparent! [&_.react-flow\\_\\_attribution_a]:text-muted!'

/** Fills the element around it, which must have a height. */
export function GroupMap(props: GroupMapProps) {
  const [toolbar, setToolbar] = useState<HTMLElement | null>(null)
  const [element, setElement] = useState<HTMLElement | null>(null)
  const size = useSize(element)
  return (
    <div className="flex h-full min-h-0 flex-col gap-2">
      <div ref={setToolbar} className="flex min-h-9 flex-wrap items-start gap-2" />
      <div
        ref={setElement}
        className="relative min-h-0 flex-1 touch-none overflow-hidden rounded-card border border-line bg-sunken"
      >
        {element !== null && toolbar !== null && size !== undefined && (
          <SizedMap {...props} element={element} toolbar={toolbar} size={size} />
        )}
      </div>
    </div>
  )
}

type SizedMapProps = GroupMapProps & { element: HTMLElement; toolbar: HTMLElement; size: Size }

function SizedMap({ element, toolbar, size, ...props }: SizedMapProps) {
  const { model, label } = props
  const map = useGroupMap(props, element, size)
  const nodes = useNodes(map.cards)
  const hintId = useId()
  const actions = { toggleFold: map.toggleFold, openMenu: props.onMenu }
  const folding = { onFoldAll: map.foldAll, onUnfoldAll: map.unfoldAll }
  const deep = map.layout.columns.length > 2 || map.layout.places.size < model.groups.size
  const part = shownToWords(map.layout.places.size - 1, model.groups.size - 1)
  return (
    <DragStoreContext value={map.store}>
      {createPortal(
        <>
          <MapSearch model={model} onFind={map.find} />
          <MapControls
            onZoomIn={map.zoomIn}
            onZoomOut={map.zoomOut}
            onFit={map.fit}
            folding={deep ? folding : undefined}
          />
        </>,
        toolbar,
      )}
      <canvas ref={map.refs.canvas} aria-hidden className="absolute inset-0 size-full" />
      <p id={hintId} hidden>
        Arrow keys walk the tree, Enter opens the panel of a group, M moves it.
      </p>
      <CardActionsContext value={actions}>
        <ReactFlow<CardNode>
          {...map.handlers}
          ref={(element) => markAsTree(element, label, hintId)}
          data-gliding={map.gliding || undefined}
          className={`bg-transparent! ${GLIDE} ${ATTRIBUTION}`}
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
      <DragLayer model={model} ghost={map.refs.ghost} strip={map.refs.strip} />
      {part !== undefined && (
        <p className="pointer-events-none absolute bottom-2 left-2 rounded-control bg-surface px-2 py-1 text-muted text-xs shadow-card">
          {part}
        </p>
      )}
    </DragStoreContext>
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
  one.moving === other.moving &&
  one.focusable === other.focusable &&
  one.grabFocus === other.grabFocus

/** With its size and its (absent) handles given, a card is mounted once and never measured. */
function toNode({ place, focusable, ...data }: Card): CardNode {
  const { group, folded, selected, moving } = data
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
      'aria-selected': selected,
      'aria-expanded': group.subgroupCount > 0 ? !folded : undefined,
    },
  }
}
