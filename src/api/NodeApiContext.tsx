/** The node that every screen below talks to, and how fresh what they show is. */
import { useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { NodeEvent } from '#shared/wire/events.ts'
import type { NodeCapability } from '#shared/wire/node.ts'
import { createLiveConnection, type LiveConnection } from './live.ts'
import type { Freshness } from './live-state.ts'
import type { Availability, NodeApi } from './node-api.ts'

const NodeApiContext = createContext<{ api: NodeApi; live: LiveConnection } | undefined>(undefined)

export function NodeApiProvider({ api, children }: { api: NodeApi; children: ReactNode }) {
  const queryClient = useQueryClient()
  const live = useMemo(() => createLiveConnection({ api, queryClient }), [api, queryClient])
  useEffect(() => {
    live.start()
    return () => live.stop()
  }, [live])
  const value = useMemo(() => ({ api, live }), [api, live])
  return <NodeApiContext value={value}>{children}</NodeApiContext>
}

function useNode() {
  const value = useContext(NodeApiContext)
  if (value === undefined) throw new TypeError('This screen is outside of NodeApiProvider.')
  return value
}

export const useNodeApi = (): NodeApi => useNode().api

/** Can this node do that at all? With the reason when not. */
export const useCan = (capability: NodeCapability): Availability => useNode().api.can(capability)

/** Why the node cannot be asked to do that now: it lacks it, or it does not answer. undefined when it can. */
export function useBlockedReason(capability: NodeCapability): string | undefined {
  const can = useCan(capability)
  const freshness = useFreshness()
  if (!can.ok) return can.reason
  return freshness === 'offline' ? 'The node does not answer. This works again when it does.' : undefined
}

/** live, catching up, stale or offline */
export function useFreshness(): Freshness {
  const { live } = useNode()
  return useSyncExternalStore(live.subscribe, live.freshness)
}

/** Calls back for each event of the node. The listener must keep its identity between renders. */
export function useNodeEvents(listener: (event: NodeEvent) => void): void {
  const { live } = useNode()
  useEffect(() => live.onEvent(listener), [live, listener])
}
