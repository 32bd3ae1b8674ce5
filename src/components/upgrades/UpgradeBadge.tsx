import { Link } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { upgradesView } from '../../api/upgrades.ts'
import { useRead } from '../../api/use-read.ts'
import { paths } from '../../paths.ts'
import { Badge } from '../ui/Badge.tsx'
import { noticeLook } from './upgrade-looks.ts'
import { upgradeNotice } from './upgrade-view.ts'

/** Says that an upgrade waits, and leads to it; nothing while none does. */
export function UpgradeBadge({ namespaceId }: { namespaceId: GroupId }) {
  const can = useCan('upgrade')
  const { data } = useRead({ ...upgradesView(useNodeApi(), namespaceId), enabled: can.ok })
  const notice = data === undefined ? undefined : upgradeNotice(data)
  if (notice === undefined) return null
  const { label, tone } = noticeLook.of(notice)
  return (
    <Link to={paths.namespaceVersions(namespaceId)} className="rounded-full underline-offset-2 hover:underline">
      <Badge tone={tone}>{label}</Badge>
    </Link>
  )
}
