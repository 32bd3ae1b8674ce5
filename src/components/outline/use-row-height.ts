import { useSyncExternalStore } from 'react'

const FINE_PX = 36
const COARSE_PX = 44

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia('(pointer: coarse)')
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** In pixels: a finger needs more of it than a mouse. */
export const useRowHeight = (): number =>
  useSyncExternalStore(subscribe, () => (window.matchMedia('(pointer: coarse)').matches ? COARSE_PX : FINE_PX))
