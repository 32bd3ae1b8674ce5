/** Looking elsewhere by buttons and commands: nearer, further out, at everything, or at the selected group. */
import { words } from '../../words/words.ts'
import { useCommands } from '../palette/use-commands.ts'
import { nearestShown, type TreeView } from '../tree/tree-view.ts'
import type { MapLayout, Point } from './map-layout.ts'
import { boundsOf, fitViewport, fitViewportTo, type Size, zoomedBy, zoomMin } from './map-viewport.ts'
import { lookingAt } from './minimap.ts'
import type { Camera } from './use-camera.ts'

const ZOOM_STEP = 1.35

/** What the buttons of the map do, for the command palette. */
const LOOK_COMMANDS = ['zoomIn', 'zoomOut', 'fit', 'fitSelected'] as const

type Parts = { view: TreeView; layout: MapLayout; camera: Camera; size: Size }

/** `least` is as far out as one can zoom. */
export function useMapLook({ view, layout, camera, size }: Parts) {
  const least = zoomMin(layout, size)
  const zoomBy = (factor: number): void => camera.look(zoomedBy(camera.viewport(), size, factor, least), 'smooth')
  const look = {
    zoomIn: () => zoomBy(ZOOM_STEP),
    zoomOut: () => zoomBy(1 / ZOOM_STEP),
    fit: () => camera.look(fitViewport(layout, size), 'smooth'),
    /** With everything shown inside it; when it is not shown itself, the nearest group above it. */
    fitSelected: () => {
      const bounds = boundsOf(layout, [nearestShown(view.shown, view.selectedId)])
      if (bounds !== undefined) camera.look(fitViewportTo(bounds, size), 'smooth')
    },
  }
  useCommands({
    commands: LOOK_COMMANDS.map((id) => ({
      id: `map:${id}`,
      title: words.map.look[id],
      section: 'View',
      run: look[id],
    })),
  })
  const lookAt = (centre: Point): void => camera.look(lookingAt(centre, camera.viewport(), size))
  return { least, look, lookAt }
}
