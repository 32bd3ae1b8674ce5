import type { Role } from '#shared/domain/roles.ts'
import { words } from '../../words/words.ts'
import type { Reason } from '../groups/group-rules.ts'
import { ROLE_OPTIONS } from '../groups/role-words.ts'

type Props = {
  label: string
  role: Role
  /** Why it cannot be that one. */
  reasonFor: (role: Role) => Reason
  onChange: (role: Role) => void
}

/** The role, and the others that may be given; where there is none of those, the role as text and why. */
export function RoleSelect({ label, role, reasonFor, onChange }: Props) {
  const others = ROLE_OPTIONS.filter(({ value }) => value !== role)
  const reasons = new Set(others.flatMap(({ value }) => reasonFor(value) ?? []))
  const isFixed = others.every(({ value }) => reasonFor(value) !== undefined)
  return (
    <span className="flex min-w-0 flex-col gap-1">
      {isFixed ? (
        <span className="text-sm">{words.members.roles[role]}</span>
      ) : (
        <select
          aria-label={label}
          value={role}
          onChange={(event) => {
            const chosen = ROLE_OPTIONS.find(({ value }) => value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
          className="min-h-8 w-fit rounded-control border border-line-strong bg-raised px-2 py-1 text-sm"
        >
          {ROLE_OPTIONS.map(({ value, label: text }) => (
            <option key={value} value={value} disabled={value !== role && reasonFor(value) !== undefined}>
              {text}
            </option>
          ))}
        </select>
      )}
      {[...reasons].map((reason) => (
        <span key={reason} className="text-muted text-xs">
          {reason}
        </span>
      ))}
    </span>
  )
}
