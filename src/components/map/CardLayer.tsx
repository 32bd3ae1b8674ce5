/**
 * The cards of the groups near the viewport, and what pans and zooms: React Flow does both. This is the only file that
 * knows it. What is drawn beneath shows the same picture before the cards are there.
 */
import './react-flow.css'
import { type Node, ReactFlow } from '@xyflow/react'
import { useMemo, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { groupToWords } from '../tree/tree-words.ts'
import { CardActionsContext, type CardData, GroupCard } from './GroupCard.tsx'
import { CARD_HEIGHT, CARD_WIDTH } from './map-layout.ts'
import { ZOOM_MAX } from './map-viewport.ts'
import type { Card } from './use-cards.ts'
import type { MapAtWork } from './use-group-map.ts'

// At module scope: new objects would make React Flow mount every card again.
const nodeTypes = { card: GroupCard }
type CardNode = Node<CardData, 'card'>

type Props = {
  map: MapAtWork
  label: string
  hintId: string
  onMenu(id: GroupId, anchor: HTMLElement): void
}

export function CardLayer({ map, label, hintId, onMenu }: Props) {
  const nodes = useNodes(map.cards)
  return (
    <CardActionsContext
      value={{ toggleFold: map.toggleFold, openMenu: onMenu, takeFocus: map.takeFocus, onCard: map.onCard }}
    >
      <ReactFlow<CardNode>
        {...map.handlers}
        ref={(flow) => markAsTree(flow, label, hintId)}
        className="bg-transparent!"
        nodes={nodes}
        nodeTypes={nodeTypes}
        defaultViewport={map.camera.viewport()}
        minZoom={map.zoomMin}
        maxZoom={ZOOM_MAX}
        onInit={(flow) => map.camera.connect(flow.setViewport)}
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
  )
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
  one.expanded === other.expanded &&
  one.selected === other.selected &&
  one.marked === other.marked &&
  one.chosen === other.chosen &&
  one.position === other.position &&
  one.setSize === other.setSize &&
  one.moving === other.moving &&
  one.pulsing === other.pulsing &&
  one.focusable === other.focusable &&
  one.grabFocus === other.grabFocus

/** With its size and its (absent) handles given, a card is mounted once and never measured. */
function toNode({ place, focusable, chosen, position, setSize, ...data }: Card): CardNode {
  const { group, expanded, selected, moving } = data
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
      'aria-posinset': position,
      'aria-setsize': setSize,
      'aria-selected': chosen,
      'aria-current': selected ? 'true' : undefined,
      'aria-expanded': expanded,
    },
  }
}
