import type { GroupId } from '#shared/domain/ids.ts'
import { LinkButton } from '../../components/ui/Button.tsx'
import { paths } from '../../paths.ts'

/** The address names a group that is not, or no longer, in the namespace. */
export function MissingGroup({ namespaceId }: { namespaceId: GroupId }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <h2>This group is not here</h2>
      <p className="text-muted">
        It may have been deleted, or it belongs to another namespace. The map shows the groups that there are.
      </p>
      <LinkButton to={paths.namespace(namespaceId)} preventScrollReset>
        Show the whole namespace
      </LinkButton>
    </div>
  )
}
