import { RadioCards } from '../ui/RadioCards.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useNow } from '../ui/use-now.ts'
import { choiceToExpiry, EXPIRY_LABELS, EXPIRY_PRESETS, type ExpiryPreset, timeToFieldValue } from './expiry.ts'
import type { InviteDraft } from './invite-draft.ts'
import { Moment } from './Moment.tsx'

const DAY_MS = 86_400_000

type ExpiryStepProps = {
  draft: InviteDraft
  update(changes: Partial<InviteDraft>): void
  errors: { expiryReason?: string; usesReason?: string }
  /** Why this node cannot limit the number of uses. */
  maxUsesReason: string | undefined
}

export function ExpiryStep({ draft, update, errors, maxUsesReason }: ExpiryStepProps) {
  const nowMs = useNow()
  const chosen = choiceToExpiry(draft, nowMs)
  const choose = (preset: ExpiryPreset) =>
    update({
      preset,
      customAt: preset === 'custom' && draft.customAt === '' ? timeToFieldValue(nowMs + DAY_MS) : draft.customAt,
    })
  return (
    <>
      <RadioCards
        legend="How long it works"
        value={draft.preset}
        onChange={choose}
        options={EXPIRY_PRESETS.map((preset) => ({ value: preset, label: EXPIRY_LABELS[preset] }))}
      />
      {draft.preset === 'custom' && (
        <TextField
          type="datetime-local"
          label="It stops working at"
          description="In the local time of this browser."
          value={draft.customAt}
          min={timeToFieldValue(nowMs)}
          error={errors.expiryReason}
          onChange={(customAt) => update({ customAt })}
        />
      )}
      <p role="status" className="rounded-card bg-sunken p-4">
        {chosen.ok ? (
          <>
            It stops working at <Moment timeMs={chosen.expiresAtMs} />.
          </>
        ) : (
          chosen.reason
        )}
      </p>
      <RadioCards
        legend="How many nodes can join with it"
        value={draft.uses}
        onChange={(uses) => update({ uses })}
        options={[
          { value: 'any', label: 'Any number', description: 'Whoever has the link can join until it stops working.' },
          {
            value: 'one',
            label: 'One node',
            description: 'It is used up by the first node that joins.',
            disabledReason: maxUsesReason,
          },
          { value: 'some', label: 'A number that I choose', disabledReason: maxUsesReason },
        ]}
      />
      {draft.uses === 'some' && (
        <TextField
          label="Number of nodes"
          inputMode="numeric"
          value={draft.usesCount}
          error={errors.usesReason}
          onChange={(usesCount) => update({ usesCount })}
        />
      )}
    </>
  )
}
