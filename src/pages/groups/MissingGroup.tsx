import type { GroupId } from '#shared/domain/ids.ts'
import { LinkButton } from '../../components/ui/Button.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const said = words.groups.missing

/** The address names a group that is not, or no longer, in the namespace. */
export function MissingGroup({ namespaceId }: { namespaceId: GroupId }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <h2>{said.title}</h2>
      <p className="text-muted">{said.why}</p>
      <LinkButton to={paths.namespace(namespaceId)} preventScrollReset>
        {said.showAll}
      </LinkButton>
    </div>
  )
}
