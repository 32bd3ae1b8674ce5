import { useState } from 'react'
import { Link } from 'react-router'
import { rightsToWords } from '../../components/groups/capability-words.ts'
import { groupName } from '../../components/members/GroupNames.tsx'
import type { Belonging } from '../../components/members/people-model.ts'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { Button } from '../../components/ui/Button.tsx'
import { Sentence } from '../../components/ui/Sentence.tsx'
import { words } from '../../words/words.ts'
import { groupPath } from '../groups/group-path.ts'

const said = words.members.person
/** Rows shown before somebody asks for more. */
const PAGE = 30

/** Groups that somebody belongs to through one above, in the role and with the rights that come down from there. */
export function InheritedGroups({ model, inherited }: { model: TreeModel; inherited: readonly Belonging[] }) {
  const [most, setMost] = useState(PAGE)
  if (inherited.length === 0) return <p className="text-muted text-sm">{said.noInherited}</p>
  return (
    <>
      <ul className="card divide-y divide-line">
        {inherited.slice(0, most).map(({ groupId, role, capabilities, from }) => (
          <li key={groupId} className="flex flex-wrap items-baseline gap-x-3 px-4 py-2 text-sm">
            <Link to={groupPath(model.rootId, groupId)} className="link wrap-anywhere min-w-0 font-medium text-base">
              <bdi>{groupName(model, groupId)}</bdi>
            </Link>
            <span>
              <Sentence of={said.throughAs(role, <bdi>{groupName(model, from)}</bdi>)} />
            </span>
            <span className="text-muted">{rightsToWords(role, capabilities)}</span>
          </li>
        ))}
      </ul>
      {inherited.length > most && (
        <Button size="small" className="self-start" onClick={() => setMost(most + 10 * PAGE)}>
          {said.showMore(inherited.length - most)}
        </Button>
      )}
    </>
  )
}
