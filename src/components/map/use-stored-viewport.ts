import { useEffect, useEffectEvent } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Viewport } from './map-viewport.ts'
import { boxOf, writeViewport } from './stored-viewport.ts'

/** Keeps where the map looks when the page is left or hidden. */
export function useStoredViewport(
  namespaceId: GroupId,
  selectedId: GroupId,
  viewport: () => Viewport,
  element: HTMLElement,
): void {
  const store = useEffectEvent(() => writeViewport(namespaceId, selectedId, viewport(), boxOf(element)))
  useEffect(() => {
    const onHide = (): void => store()
    window.addEventListener('pagehide', onHide)
    document.addEventListener('visibilitychange', onHide)
    return () => {
      store()
      window.removeEventListener('pagehide', onHide)
      document.removeEventListener('visibilitychange', onHide)
    }
  }, [])
}
