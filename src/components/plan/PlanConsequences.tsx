import type { GroupId } from '#shared/domain/ids.ts'
import { PREVIEW_MOVES_MAX } from '#shared/wire/namespaces.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { queryKeys } from '../../api/query-keys.ts'
import { useRead } from '../../api/use-read.ts'
import { words } from '../../words/words.ts'
import type { Steps } from './plan.ts'
import { previewToWords } from './preview-words.ts'

const said = words.plan.consequences

/** What the whole plan changes for people, asked of the node whenever the plan or the namespace changes. */
export function PlanConsequences({ namespaceId, steps }: { namespaceId: GroupId; steps: Steps }) {
  const api = useNodeApi()
  const can = useCan('group.movePreview')
  const isFew = steps.length <= PREVIEW_MOVES_MAX
  const moves = steps.map(({ groupId, newParentId }) => ({ groupId, newParentId }))
  const { data, error } = useRead({
    queryKey: [...queryKeys.namespace(namespaceId), 'plan-preview', moves],
    queryFn: ({ signal }) => api.previewMoves(namespaceId, moves, { signal }),
    enabled: can.ok && isFew,
  })
  if (!can.ok) return <p className="text-muted text-sm">{can.reason}</p>
  if (!isFew) return <p className="text-muted text-sm">{said.tooMany(PREVIEW_MOVES_MAX)}</p>
  return (
    <p aria-live="polite" className="text-sm">
      {data !== undefined ? previewToWords(data) : error !== null ? said.unknown : said.reading}
    </p>
  )
}
