/** How the tree is looked at, as the address says it: Back, reload and a shared link keep it. */
import { useCallback, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { FILTER_MAX, parseNamespaceView, type Side, type View } from './namespace-view.ts'

export type NamespaceView = {
  view: View
  /** What stands beside the tree. */
  side: Side
  filter: string
  setView(view: View): void
  setSide(side: Side): void
  setFilter(filter: string): void
  /** What comes after the path, with everything that was set a moment ago and is not shown yet. */
  search(): string
}

export function useNamespaceView(): NamespaceView {
  const [params, setParams] = useSearchParams()
  // Two changes at once are two navigations, of which the first is never shown: the second has to hold both.
  const latest = useRef(params)
  latest.current = params
  const set = useCallback(
    (name: string, value: string, initial: string) => {
      const next = new URLSearchParams(latest.current)
      if (value === initial) next.delete(name)
      else next.set(name, value)
      latest.current = next
      setParams(next, { replace: true, preventScrollReset: true })
    },
    [setParams],
  )
  return {
    ...parseNamespaceView(params),
    setView: useCallback((view) => set('view', view, 'map'), [set]),
    setSide: useCallback((side) => set('side', side, 'group'), [set]),
    setFilter: useCallback((filter) => set('q', filter.slice(0, FILTER_MAX), ''), [set]),
    search: useCallback(() => (latest.current.size === 0 ? '' : `?${latest.current}`), []),
  }
}
