/** Folding on the map: what is folded or unfolded by hand stays under the pointer, everything else glides. */
import { useLayoutEffect, useRef } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Folded } from '../tree/folding.ts'
import type { TreeView } from '../tree/tree-view.ts'
import type { MapLayout, Place } from './map-layout.ts'
import type { Camera } from './use-camera.ts'
import type { Glide } from './use-glide.ts'

type Parts = { view: TreeView; layout: MapLayout; camera: Camera; glide: Glide; requestPaint: () => void }

export function useMapFolding({ view, layout, camera, glide, requestPaint }: Parts) {
  const shownLayout = useRef<MapLayout>(layout)
  const anchor = useRef<Place | undefined>(undefined)
  const isPutBack = useRef(false)
  useLayoutEffect(() => {
    const before = shownLayout.current
    if (before === layout) return
    shownLayout.current = layout
    const anchored = anchor.current
    const place = anchored === undefined ? undefined : layout.places.get(anchored.id)
    anchor.current = undefined
    const { zoom } = camera.viewport()
    if (anchored !== undefined && place !== undefined)
      camera.panBy({ x: (anchored.x - place.x) * zoom, y: (anchored.y - place.y) * zoom })
    else if (!isPutBack.current) glide.start(before, requestPaint)
    isPutBack.current = false
  }, [layout, camera, glide, requestPaint])
  return {
    /** All of it glides there. */
    glideTo(next: MapLayout): void {
      const before = shownLayout.current
      shownLayout.current = next
      glide.start(before, requestPaint)
    },
    fold(id: GroupId, folded: boolean): void {
      anchor.current = layout.places.get(id)
      view.fold([id], folded)
    },
    /** At once: what is put back does not glide. */
    restoreFolding(folded: Folded): void {
      if (folded === view.folded) return
      isPutBack.current = true
      view.setFolded(folded)
    },
  }
}
