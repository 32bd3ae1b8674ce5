/**
 * The map before there is a page: its groups, drawn where the page will have them, while the program that shows the
 * rest is still being loaded. The page draws the same picture, and takes the place of this one in the same frame.
 */
import type { MapData } from '../../api/dialects/embedded-map.ts'
import { drawMap } from '../../components/map/map-canvas.ts'
import { readColours, sizeCanvas } from '../../components/map/map-canvas-element.ts'
import { layOut } from '../../components/map/map-layout.ts'
import type { Size } from '../../components/map/map-viewport.ts'
import { cardsFor, idsOf, nearRect } from '../../components/map/map-visible.ts'
import { readBox, viewportAtStart } from '../../components/map/stored-viewport.ts'
import { NOTHING_FOLDED } from '../../components/tree/folding.ts'
import { createShownTree } from '../../components/tree/shown-tree.ts'
import { readFolded } from '../../components/tree/stored-folding.ts'
import { createTreeModel } from '../../components/tree/tree-model.ts'
import { matchesOf } from '../../components/tree/tree-search.ts'
import type { MapAddress } from '../../paths.ts'
import { parseNamespaceView } from './namespace-view.ts'

/** As the map's own frame. It stands like this in a window that is wide enough for everything above it in one line. */
const FRAME = 'fixed overflow-hidden rounded-card border border-line bg-sunken'
const PLACE = 'max-xl:hidden top-[303px] right-98 bottom-10 left-6 min-h-[316px]'

/**
 * Draws the map into the element, whose content the page will replace. False when nobody can say where the map will
 * stand, or when it is not asked for.
 */
export function drawFirstPicture(
  root: HTMLElement,
  { root: namespace, groups }: MapData,
  { namespaceId, groupId }: MapAddress,
  params: URLSearchParams,
): boolean {
  const { view, filter } = parseNamespaceView(params)
  const box = readBox(namespaceId)
  // Beside an outline and below a filter it stands elsewhere; without groups the page says more than a map could.
  if (view === 'outline' || groups.length === 0) return false
  if (box === undefined && (view === 'both' || filter !== '')) return false
  const frame = document.createElement('div')
  frame.ariaHidden = 'true'
  frame.className = box === undefined ? `${FRAME} ${PLACE}` : FRAME
  if (box !== undefined)
    Object.assign(frame.style, {
      left: `${box.x}px`,
      top: `${box.y}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    })
  const canvas = document.createElement('canvas')
  canvas.className = 'size-full'
  frame.append(canvas)
  root.append(frame)
  const size: Size = { width: frame.clientWidth, height: frame.clientHeight }
  const context = canvas.getContext('2d')
  if (size.width === 0 || context === null) {
    frame.remove()
    return false
  }
  sizeCanvas(canvas, size)

  const model = createTreeModel(namespace, groups)
  const selectedId = model.groups.has(groupId) ? groupId : namespaceId
  const shown =
    filter === ''
      ? createShownTree(model, readFolded(model, selectedId))
      : createShownTree(model, NOTHING_FOLDED, matchesOf(model, filter))
  const layout = layOut(shown)
  const viewport = viewportAtStart({ rootId: namespaceId, selectedId, layout, size })
  drawMap(
    context,
    {
      model,
      layout,
      viewport,
      size,
      colours: readColours(frame),
      placeOf: (place) => place,
      cards: new Set(),
      covering: idsOf(cardsFor(layout, nearRect(undefined, viewport, size), [selectedId])),
      dimmed: () => false,
      targetId: undefined,
    },
    window.devicePixelRatio,
  )
  return true
}
