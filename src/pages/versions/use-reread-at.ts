import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { queryKeys } from '../../api/query-keys.ts'

/** The furthest that a timer of the browser reaches. */
const TIMER_MAX_MS = 2 ** 31 - 1
/** The node's clock decides; asked a moment too early it would say the same as before. */
const AFTER_MS = 300

/** A deadline that passes is no event of the log, so the namespace is read again then. */
export function useRereadAt(namespaceId: GroupId, timeMs: number | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (timeMs === undefined) return
    const left = timeMs - Date.now() + AFTER_MS
    if (left < 0 || left > TIMER_MAX_MS) return
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: queryKeys.namespace(namespaceId) }), left)
    return () => clearTimeout(timer)
  }, [client, namespaceId, timeMs])
}
