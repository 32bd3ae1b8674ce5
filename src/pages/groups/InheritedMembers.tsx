import { shortId } from '#shared/domain/ids.ts'
import type { InheritedMember } from '#shared/wire/groups.ts'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { GroupLink } from './GroupLink.tsx'

const ROWS_MAX = 200

/** Those who belong because they are members above, through open groups. They are changed there. */
export function InheritedMembers({ model, inherited }: { model: TreeModel; inherited: readonly InheritedMember[] }) {
  if (inherited.length === 0) return null
  return (
    <details open={inherited.length <= 5}>
      <summary className="font-medium text-sm">Belong through a group above ({inherited.length})</summary>
      <ul className="mt-2 flex flex-col gap-2">
        {inherited.slice(0, ROWS_MAX).map(({ identity, alias, role, from }) => (
          <li key={identity} className="rounded-control bg-sunken px-3 py-2 text-sm">
            <div className="flex flex-wrap items-center gap-x-2">
              {alias !== undefined && <Name alias={alias} id={identity} />}
              <CopyText text={identity} label="identity" />
            </div>
            <p className="text-muted">
              {role}, through{' '}
              <GroupLink namespaceId={model.rootId} groupId={from} className="link">
                <bdi>{model.groups.get(from)?.label ?? shortId(from)}</bdi>
              </GroupLink>
            </p>
          </li>
        ))}
      </ul>
      {inherited.length > ROWS_MAX && (
        <p className="mt-2 text-muted text-sm">And {inherited.length - ROWS_MAX} more.</p>
      )}
    </details>
  )
}
