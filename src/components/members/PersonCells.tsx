/** What is said of a person, in parts that a row and a card put together. */
import type { GroupId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import { rightsToWords } from '../groups/capability-words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Sentence } from '../ui/Sentence.tsx'
import { Time } from '../ui/Time.tsx'
import { GroupNames, groupName } from './GroupNames.tsx'
import type { PersonLook } from './person-look.ts'

const said = words.members.page

/** The role, where and through what it is held if that goes without saying in neither way, and other roles elsewhere. */
export function RoleCell({
  model,
  look,
  groupId,
}: {
  model: TreeModel
  look: PersonLook
  groupId: GroupId | undefined
}) {
  const { held, otherRoles } = look
  const from = held !== undefined && held.from !== (groupId ?? model.rootId) ? held.from : undefined
  const name = from === undefined ? undefined : <bdi key={from}>{groupName(model, from)}</bdi>
  return (
    <>
      {held !== undefined && <span className="font-medium">{words.members.roles[held.role]}</span>}
      {name !== undefined && (
        <span className="block truncate text-muted text-xs">
          <Sentence of={groupId === undefined ? said.onlyIn(name) : said.through(name)} />
        </span>
      )}
      {otherRoles.map(({ role, count }) => (
        <span key={role} className={`block truncate ${held === undefined ? 'font-medium' : 'text-muted text-xs'}`}>
          {said.roleIn(role, count)}
        </span>
      ))}
    </>
  )
}

export const RightsCell = ({ look: { held } }: { look: PersonLook }) =>
  held === undefined ? said.rightsDiffer : rightsToWords(held.role, held.capabilities)

export function WhereCell({ model, look }: { model: TreeModel; look: PersonLook }) {
  const { directIds, inheritedCount } = look
  return (
    <>
      <span className="block truncate">
        <GroupNames model={model} ids={directIds} />
      </span>
      {inheritedCount > 0 && (
        <span className="block truncate text-muted text-xs">{said.inherited(inheritedCount)}</span>
      )}
    </>
  )
}

export const SinceCell = ({ sinceMs }: { sinceMs: number | undefined }) =>
  sinceMs === undefined ? (
    <span className="text-muted">{said.unknownSince}</span>
  ) : (
    <Time timeMs={sinceMs} relativeOnly />
  )
