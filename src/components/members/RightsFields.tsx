import { type Capability, hasCapability } from '#shared/domain/roles.ts'
import { words } from '../../words/words.ts'
import { CAPABILITY_ORDER, withCapability } from '../groups/capability-words.ts'
import type { Reason } from '../groups/group-rules.ts'

type Props = {
  /** Names the whole to those who do not see it. */
  legend: string
  capabilities: number
  pending: boolean
  reasonFor: (capability: Capability) => Reason
  onChange: (capabilities: number) => void
}

/** What somebody may do, one box for each right. */
export function RightsFields({ legend, capabilities, pending, reasonFor, onChange }: Props) {
  const reasons = new Set(CAPABILITY_ORDER.flatMap((capability) => reasonFor(capability) ?? []))
  return (
    <fieldset className="flex min-w-0 flex-col">
      <legend className="sr-only">{legend}</legend>
      {CAPABILITY_ORDER.map((capability) => (
        <label key={capability} className="flex min-h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 shrink-0"
            checked={hasCapability(capabilities, capability)}
            disabled={reasonFor(capability) !== undefined}
            // Not disabled meanwhile: that would take the focus away.
            aria-disabled={pending || undefined}
            onChange={(event) => {
              if (!pending) onChange(withCapability(capabilities, capability, event.target.checked))
            }}
          />
          {words.members.rights[capability]}
        </label>
      ))}
      {[...reasons].map((reason) => (
        <p key={reason} className="text-muted text-xs">
          {reason}
        </p>
      ))}
    </fieldset>
  )
}
