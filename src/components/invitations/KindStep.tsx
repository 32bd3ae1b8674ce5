import type { Role } from '#shared/domain/roles.ts'
import { words } from '../../words/words.ts'
import { RadioCards } from '../ui/RadioCards.tsx'
import type { InviteDraft } from './invite-draft.ts'

/** The usual one first. */
const ROLE_ORDER: readonly Role[] = ['Member', 'ReadOnly', 'Admin']

type KindStepProps = {
  draft: InviteDraft
  update(changes: Partial<InviteDraft>): void
  groupCount: number
  /** Why this node cannot invite to all groups at once. */
  recursiveReason: string | undefined
  /** Why it cannot invite as anything but a Member. */
  roleReason: string | undefined
  isAdmin: boolean
}

/** What the invitation opens, and as what. */
export function KindStep({ draft, update, groupCount, recursiveReason, roleReason, isAdmin }: KindStepProps) {
  const { kind, role } = words.invitations
  return (
    <>
      <RadioCards
        legend={kind.legend}
        value={draft.recursive ? 'recursive' : 'root'}
        onChange={(value) => update({ recursive: value === 'recursive' })}
        options={[
          { value: 'root', label: kind.root, description: kind.rootHint },
          {
            value: 'recursive',
            label: kind.recursive(groupCount),
            description: kind.recursiveHint(groupCount),
            disabledReason: recursiveReason ?? (groupCount === 0 ? kind.noGroups : undefined),
          },
        ]}
      />
      <RadioCards
        legend={role.legend}
        value={draft.role}
        onChange={(chosen) => update({ role: chosen })}
        options={ROLE_ORDER.map((value) => ({
          value,
          label: role.labels[value],
          description: role.hints[value],
          disabledReason:
            value === 'Member'
              ? undefined
              : (roleReason ?? (value === 'Admin' && !isAdmin ? role.onlyAdmins : undefined)),
        }))}
      />
      {draft.role === 'Admin' && (
        <p role="status" className="rounded-card bg-warning-soft p-4">
          {role.adminWarning}
        </p>
      )}
    </>
  )
}
