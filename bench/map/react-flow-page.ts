/**
 * The same tree in React Flow as it comes: every group is a default node and every line a default edge, all of them
 * mounted, because that is what it does unless told otherwise.
 */
import {
  applyNodeChanges,
  type Edge,
  type Node,
  ReactFlow,
  type ReactFlowInstance,
  useNodesInitialized,
} from '@xyflow/react'
import { createElement, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import {
  CARD_HEIGHT,
  CARD_WIDTH,
  canMove,
  type Item,
  layOut,
  markPainted,
  moveItem,
  type Placed,
  readTree,
  ZOOM_OPENED,
} from './reference-tree.ts'

const root = await readTree()
const everything = () => layOut(root, () => true)
const toNode = ({ item, x, y }: Placed): Node => ({ id: item.id, position: { x, y }, data: { label: item.name } })
const toEdge = ({ item, parent }: Placed): Edge[] =>
  parent === undefined ? [] : [{ id: item.id, source: parent.item.id, target: item.id }]
const first = everything()
const items = new Map<string, Item>(first.map(({ item }) => [item.id, item]))

// With nothing folded the root's children stand far apart; a family of leaves is what can be read and dragged.
const deepest = first.reduce((found, at) => (at.level > found.level ? at : found))
const defaultViewport = {
  zoom: ZOOM_OPENED,
  x: innerWidth / 2 - (deepest.x + CARD_WIDTH / 2) * ZOOM_OPENED,
  y: innerHeight / 2 - (deepest.y + CARD_HEIGHT / 2) * ZOOM_OPENED,
}

function Painted() {
  const initialized = useNodesInitialized()
  useEffect(() => {
    if (initialized) markPainted()
  }, [initialized])
  return null
}

function App() {
  const [nodes, setNodes] = useState(() => first.map(toNode))
  const [edges, setEdges] = useState(() => first.flatMap(toEdge))
  const flow = useRef<ReactFlowInstance | null>(null)
  const target = useRef<Item | undefined>(undefined)
  useEffect(() => {
    window.reference.points = () =>
      everything()
        .filter(({ parent }) => parent !== undefined)
        .sort((one, other) => other.level - one.level)
        .map(({ x, y }) => flow.current?.flowToScreenPosition({ x: x + 75, y: y + 20 }) ?? { x: -1, y: -1 })
  }, [])
  return createElement(
    ReactFlow<Node>,
    {
      nodes,
      edges,
      defaultViewport,
      onInit: (instance) => {
        flow.current = instance
      },
      onNodesChange: (changes) => setNodes((before) => applyNodeChanges(changes, before)),
      onNodeDragStart: () => {
        window.reference.lifted = true
      },
      onNodeDrag: (event, node) => {
        if (!(event instanceof MouseEvent)) return
        const point = flow.current?.screenToFlowPosition({ x: event.clientX, y: event.clientY }) ?? { x: 0, y: 0 }
        const under = flow.current?.getIntersectingNodes({ ...point, width: 1, height: 1 }) ?? []
        target.current = items.get(under.find(({ id }) => id !== node.id)?.id ?? '')
        const item = items.get(node.id)
        window.reference.accepts = item !== undefined && canMove(item, target.current)
      },
      onNodeDragStop: (_event, node) => {
        window.reference.lifted = false
        const item = items.get(node.id)
        if (item !== undefined && canMove(item, target.current)) moveItem(item, target.current)
        const placed = everything()
        setNodes(placed.map(toNode))
        setEdges(placed.flatMap(toEdge))
      },
    },
    createElement(Painted),
  )
}

window.reference = { points: () => [], lifted: false, accepts: false }
const element = document.getElementById('root')
if (element !== null) createRoot(element).render(createElement(App))
