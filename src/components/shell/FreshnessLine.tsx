import type { Freshness } from '../../api/live-state.ts'
import { useFreshness } from '../../api/NodeApiContext.tsx'
import { words } from '../../words/words.ts'

const DOT: Record<Freshness, string> = {
  live: 'bg-success',
  'catching-up': 'bg-warning',
  stale: 'bg-warning',
  offline: 'bg-danger',
}

/** One calm line that says how fresh the page is. */
export function FreshnessLine() {
  const freshness = useFreshness()
  return (
    <p role="status" data-freshness={freshness} className="flex items-center gap-2 text-sm">
      <span aria-hidden className={`size-2.5 shrink-0 rounded-full ${DOT[freshness]}`} />
      <span className={freshness === 'live' ? 'text-muted' : 'font-medium'}>{words.shell.freshness[freshness]}</span>
    </p>
  )
}
