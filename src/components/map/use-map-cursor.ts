/** The map looks where the cursor is. */
import { useLayoutEffect, useRef } from 'react'
import type { TreeView } from '../tree/tree-view.ts'
import type { MapLayout } from './map-layout.ts'
import { centredOn, type Size, scrolledTo } from './map-viewport.ts'
import type { Camera } from './use-camera.ts'

/** A group that was opened up to be seen has its place only in the layout that comes next. */
export function useMapCursor(view: TreeView, layout: MapLayout, camera: Camera, size: Size): void {
  const { cursor } = view
  const served = useRef(cursor.turn)
  useLayoutEffect(() => {
    const place = layout.places.get(cursor.id)
    if (served.current === cursor.turn || place === undefined) return
    served.current = cursor.turn
    if (cursor.look === 'stay') return
    const viewport = camera.viewport()
    camera.look(
      cursor.look === 'centre' ? centredOn(place, size, viewport.zoom) : scrolledTo(viewport, place, size),
      'smooth',
    )
  }, [cursor, layout, size, camera])
}
