import { plural } from '../../lib/format.ts'
import { RadioCards } from '../ui/RadioCards.tsx'
import type { InviteDraft } from './invite-draft.ts'

type KindStepProps = {
  draft: InviteDraft
  update(changes: Partial<InviteDraft>): void
  groupCount: number
  /** Why this node cannot invite to all groups at once. */
  recursiveReason: string | undefined
}

export function KindStep({ draft, update, groupCount, recursiveReason }: KindStepProps) {
  const groups = plural(groupCount, 'group')
  return (
    <RadioCards
      legend="What the invitation opens"
      legendHidden
      value={draft.recursive ? 'recursive' : 'root'}
      onChange={(value) => update({ recursive: value === 'recursive' })}
      options={[
        {
          value: 'root',
          label: 'The namespace',
          description:
            'The new member belongs to the namespace and, as long as they hold the usual capabilities, to its open groups. Restricted groups stay closed.',
        },
        {
          value: 'recursive',
          label: groupCount === 0 ? 'The namespace and all its groups' : `The namespace and all its groups (${groups})`,
          description: `The new member is also made a direct member of every group that exists now, at every level, restricted ones included: ${groups}. Groups that are created later are not part of it.`,
          disabledReason:
            recursiveReason ??
            (groupCount === 0 ? 'There are no groups in this namespace yet, so this would be the same.' : undefined),
        },
      ]}
    />
  )
}
