import { words } from '../../words/words.ts'
import { RadioCards } from '../ui/RadioCards.tsx'
import { TextField } from '../ui/TextField.tsx'
import { ExpiryFields } from './ExpiryFields.tsx'
import type { InviteDraft } from './invite-draft.ts'

type ExpiryStepProps = {
  draft: InviteDraft
  update(changes: Partial<InviteDraft>): void
  errors: { expiryReason?: string; usesReason?: string }
  /** Why this node cannot limit the number of uses. */
  maxUsesReason: string | undefined
}

export function ExpiryStep({ draft, update, errors, maxUsesReason }: ExpiryStepProps) {
  const said = words.invitations.expiry
  return (
    <>
      <ExpiryFields choice={draft} onChange={update} error={errors.expiryReason} />
      <RadioCards
        legend={said.usesLegend}
        value={draft.uses}
        onChange={(uses) => update({ uses })}
        options={[
          { value: 'any', label: said.any, description: said.anyHint },
          { value: 'one', label: said.one, description: said.oneHint, disabledReason: maxUsesReason },
          { value: 'some', label: said.some, disabledReason: maxUsesReason },
        ]}
      />
      {draft.uses === 'some' && (
        <TextField
          label={said.countLabel}
          inputMode="numeric"
          value={draft.usesCount}
          error={errors.usesReason}
          onChange={(usesCount) => update({ usesCount })}
        />
      )}
    </>
  )
}
