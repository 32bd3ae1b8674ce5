import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { words } from '../../words/words.ts'
import { Badge } from '../ui/Badge.tsx'

/** Says that the application's file is not on this node (yet), and how far it is. Nothing when it is here. */
export function BundleBadge({ application: { installed, bundle } }: { application: NamespaceSummary['application'] }) {
  if (installed) return null
  if (bundle?.state === 'fetching') {
    const { receivedBytes, sizeBytes } = bundle
    const percent = sizeBytes === undefined ? undefined : Math.floor((100 * receivedBytes) / sizeBytes)
    return <Badge tone="neutral">{words.bundles.arriving(percent)}</Badge>
  }
  const reason = bundle?.failure?.message
  return (
    <span title={reason}>
      <Badge tone="warning">
        {words.bundles.notHere}
        {reason !== undefined && <span className="sr-only">. {reason}</span>}
      </Badge>
    </span>
  )
}
