import { words } from '../../words/words.ts'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { TextField } from '../ui/TextField.tsx'
import { Time } from '../ui/Time.tsx'
import { useNow } from '../ui/use-now.ts'
import { choiceToExpiry, EXPIRY_PRESETS, type ExpiryChoice, type ExpiryPreset, timeToFieldValue } from './expiry.ts'

const DAY_MS = 86_400_000

type ExpiryFieldsProps = {
  choice: ExpiryChoice
  onChange(choice: ExpiryChoice): void
  error?: string | undefined
}

/** How long an invitation works, with the moment that this comes to. */
export function ExpiryFields({ choice, onChange, error }: ExpiryFieldsProps) {
  const said = words.invitations.expiry
  const nowMs = useNow()
  const chosen = choiceToExpiry(choice, nowMs)
  const choose = (preset: ExpiryPreset) =>
    onChange({
      preset,
      customAt: preset === 'custom' && choice.customAt === '' ? timeToFieldValue(nowMs + DAY_MS) : choice.customAt,
    })
  return (
    <>
      <RadioCards
        legend={said.legend}
        value={choice.preset}
        onChange={choose}
        options={EXPIRY_PRESETS.map((preset) => ({ value: preset, label: said.presets[preset] }))}
      />
      {choice.preset === 'custom' && (
        <TextField
          type="datetime-local"
          label={said.customLabel}
          description={said.customHint}
          value={choice.customAt}
          min={timeToFieldValue(nowMs)}
          error={error}
          onChange={(customAt) => onChange({ ...choice, customAt })}
        />
      )}
      <p role="status" className="rounded-card bg-sunken p-4">
        {chosen.ok ? <Sentence of={said.stopsAt(<Time timeMs={chosen.expiresAtMs} inFull />)} /> : chosen.reason}
      </p>
    </>
  )
}
