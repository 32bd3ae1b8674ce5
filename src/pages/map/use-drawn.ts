import { useCallback, useEffect, useState } from 'react'
import type { View } from './namespace-view.ts'

/** A map that is not drawn by then holds nothing up any longer. */
const PATIENCE_MS = 1000

/** What stands beside the tree, and all that it reads, comes after the first picture of the map. */
export function useDrawn(view: View): { isDrawn: boolean; onDrawn: () => void } {
  const [isDrawn, setDrawn] = useState(view === 'outline')
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return { isDrawn, onDrawn: useCallback(() => setDrawn(true), []) }
}
