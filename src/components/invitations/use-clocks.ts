import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeHealth } from '../../api/node.ts'
import { useRead } from '../../api/use-read.ts'
import { useNow } from '../ui/use-now.ts'
import type { Clocks } from './clocks.ts'

const TICK_MS = 1000

/** This browser's clock and the node's, going on; `reread` asks the node again. */
export function useClocks(): Clocks & { reread(): void } {
  const browserMs = useNow(TICK_MS)
  const { data, dataUpdatedAt, refetch } = useRead(nodeHealth(useNodeApi()))
  const nodeMs = data === undefined ? undefined : data.nowMs + (browserMs - dataUpdatedAt)
  return { browserMs, nodeMs, reread: () => void refetch() }
}
