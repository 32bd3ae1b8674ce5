import { Link } from 'react-router'
import type { InheritedMember } from '#shared/wire/groups.ts'
import { groupName } from '../../components/members/GroupNames.tsx'
import { PersonName } from '../../components/members/PersonName.tsx'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { Sentence } from '../../components/ui/Sentence.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { GroupLink } from './GroupLink.tsx'

const said = words.members.membership
const ROWS_MAX = 200

/** Those who belong because they are members above, through open groups. They are changed there. */
export function InheritedMembers({ model, inherited }: { model: TreeModel; inherited: readonly InheritedMember[] }) {
  if (inherited.length === 0) return null
  return (
    <details open={inherited.length <= 5}>
      <summary className="font-medium text-sm">{said.inheritedTitle(inherited.length)}</summary>
      <ul className="mt-2 flex flex-col gap-2">
        {inherited.slice(0, ROWS_MAX).map(({ identity, alias, role, from }) => (
          <li key={identity} className="flex flex-col gap-1 rounded-control bg-sunken px-3 py-2 text-sm">
            <Link to={paths.member(model.rootId, identity)} className="min-w-0 hover:text-accent">
              <PersonName identity={identity} alias={alias} />
            </Link>
            <p className="text-muted">
              <Sentence
                of={words.members.person.throughAs(
                  role,
                  <GroupLink namespaceId={model.rootId} groupId={from} className="link">
                    <bdi>{groupName(model, from)}</bdi>
                  </GroupLink>,
                )}
              />
            </p>
          </li>
        ))}
      </ul>
      {inherited.length > ROWS_MAX && (
        <p className="mt-2 text-muted text-sm">{said.inheritedMore(inherited.length - ROWS_MAX)}</p>
      )}
    </details>
  )
}
