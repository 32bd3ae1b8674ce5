import { Link } from 'react-router'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { paths } from '../../paths.ts'
import { Badge } from '../ui/Badge.tsx'
import { noticeLook } from './upgrade-looks.ts'

/** Says that an upgrade waits, and leads to it; nothing while none does. */
export function UpgradeBadge({ namespace }: { namespace: Pick<NamespaceSummary, 'namespaceId' | 'upgrade'> }) {
  if (namespace.upgrade === undefined) return null
  const { label, tone } = noticeLook.of(namespace.upgrade)
  return (
    <Link
      to={paths.namespaceVersions(namespace.namespaceId)}
      className="rounded-full underline-offset-2 hover:underline"
    >
      <Badge tone={tone}>{label}</Badge>
    </Link>
  )
}
