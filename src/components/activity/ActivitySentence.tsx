import { type GroupId, type PublicKey, shortId } from '#shared/domain/ids.ts'
import type { ActivityEntry } from '#shared/wire/activity.ts'
import { words } from '../../words/words.ts'
import { groupLabel, type TreeModel } from '../tree/tree-model.ts'
import { activityToParts, type Group, type Part, type Person } from './activity-words.ts'

type Props = {
  entry: ActivityEntry
  model: TreeModel
  /** Of this node, once it is known. */
  self: PublicKey | undefined
  onShow: (groupId: GroupId) => void
}

/** Who did what. Groups that are still there are buttons that show them. */
export function ActivitySentence({ entry, ...rest }: Props) {
  const parts = activityToParts(entry, rest.model.rootId)
  // The parts of an entry never change their order.
  // biome-ignore lint/suspicious/noArrayIndexKey: Nothing else tells them apart.
  return parts.map((part, index) => <PartText key={index} part={part} isFirst={index === 0} {...rest} />)
}

type PartProps = Omit<Props, 'entry'> & { part: Part; isFirst: boolean }

function PartText({ part, isFirst, model, self, onShow }: PartProps) {
  if (typeof part === 'string') return part
  switch (part.kind) {
    case 'name':
      return <bdi className="wrap-anywhere">{part.text}</bdi>
    case 'person':
      return <PersonName person={part} self={self} isFirst={isFirst} />
    case 'group':
      return <GroupName group={part} isThere={model.groups.has(part.groupId)} onShow={onShow} />
  }
}

type PersonProps = { person: Person; self: PublicKey | undefined; isFirst: boolean }

function PersonName({ person: { identity, alias }, self, isFirst }: PersonProps) {
  if (identity === self)
    return <strong className="font-semibold">{isFirst ? words.activity.you : words.activity.youWithin}</strong>
  return (
    <bdi title={identity} className="wrap-anywhere font-semibold">
      {alias ?? shortId(identity)}
    </bdi>
  )
}

type GroupProps = { group: Group; isThere: boolean; onShow: (groupId: GroupId) => void }

function GroupName({ group: { groupId, alias }, isThere, onShow }: GroupProps) {
  const label = groupLabel(groupId, alias)
  if (!isThere)
    return (
      <span>
        <bdi className="wrap-anywhere">{label}</bdi> <span className="text-muted">{words.activity.deleted}</span>
      </span>
    )
  return (
    <button type="button" className="link inline py-0.5 text-left" onClick={() => onShow(groupId)}>
      <bdi className="wrap-anywhere">{label}</bdi>
    </button>
  )
}
