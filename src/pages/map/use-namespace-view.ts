/** How the tree is looked at, as the address says it: Back, reload and a shared link keep it. */
import { useCallback, useRef } from 'react'
import { useSearchParams } from 'react-router'
import * as z from 'zod/mini'

const VIEWS = ['map', 'outline', 'both'] as const
export type View = (typeof VIEWS)[number]
const SIDES = ['group', 'activity'] as const
type Side = (typeof SIDES)[number]

const FILTER_MAX = 200
/** What an address may hold; anything else counts as not being there. */
const viewSchema = z.catch(z.enum(VIEWS), 'map')
const sideSchema = z.catch(z.enum(SIDES), 'group')
const filterSchema = z.catch(z.string().check(z.trim(), z.maxLength(FILTER_MAX)), '')

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
    view: viewSchema.parse(params.get('view') ?? 'map'),
    side: sideSchema.parse(params.get('side') ?? 'group'),
    filter: filterSchema.parse(params.get('q') ?? ''),
    setView: useCallback((view) => set('view', view, 'map'), [set]),
    setSide: useCallback((side) => set('side', side, 'group'), [set]),
    setFilter: useCallback((filter) => set('q', filter.slice(0, FILTER_MAX), ''), [set]),
    search: useCallback(() => (latest.current.size === 0 ? '' : `?${latest.current}`), []),
  }
}
