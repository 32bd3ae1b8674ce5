/** Whom the page looks for, as its address says it: reload, Back and a shared link keep it. */
import { useEffect, useRef, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { type PersonFilter, readFilter, writeFilter } from '../../components/members/person-filter.ts'

/**
 * A new address is shown a moment after it was set. Until then the fields follow what somebody enters, and a second
 * change goes on from the first.
 */
export function usePersonFilter() {
  const [params, setParams] = useSearchParams()
  const { key } = useLocation()
  const [filter, setFilter] = useState(() => readFilter(params))
  /** What was set last, as long as the address does not show it. */
  const awaited = useRef<string>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: Each arrival counts, also one at the address of before.
  useEffect(() => {
    const shown = params.toString()
    if (awaited.current === undefined) setFilter(readFilter(params))
    else if (awaited.current === shown) awaited.current = undefined
  }, [params, key])
  const change = (changes: Partial<PersonFilter>): void => {
    const next = { ...filter, ...changes }
    const address = writeFilter(params, next)
    setFilter(next)
    if (address.toString() === params.toString() && awaited.current === undefined) return
    awaited.current = address.toString()
    setParams(address, { replace: true, preventScrollReset: true })
  }
  const text = writeFilter(params, filter).toString()
  return { filter, change, search: text === '' ? '' : `?${text}` }
}
