import { POLICY_DEFAULT, type PolicyKind, policyKind } from '#shared/domain/policy.ts'
import { words } from '../../words/words.ts'
import { POLICY_ORDER, POLICY_WORDS } from '../namespaces/policy-words.ts'
import { Badge } from '../ui/Badge.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { SelectField } from '../ui/SelectField.tsx'
import { TextField } from '../ui/TextField.tsx'
import { LEAD_UNITS, leadProblem, type PolicyChoice } from './policy-choice.ts'

type Props = {
  choice: PolicyChoice
  onChange: (choice: PolicyChoice) => void
  /** What would happen next under each, made from the real state; there is none before a namespace exists. */
  nextOf?: (kind: PolicyKind) => string
  /** The one in force, which stays readable for those who may not change it. */
  current?: PolicyKind
  /** Why this node may not choose. */
  disabledReason?: string | undefined
}

/** The three policies, each with what it does; a coordinated one has a lead time. */
export function PolicyFields({ choice, onChange, nextOf, current, disabledReason }: Props) {
  const { policy } = words.upgrades
  return (
    <div className="flex flex-col gap-4">
      <RadioCards
        legend={policy.legend}
        legendHidden
        value={choice.kind}
        onChange={(kind) => onChange({ ...choice, kind })}
        options={POLICY_ORDER.map((kind) => ({
          value: kind,
          label: POLICY_WORDS[kind].label,
          description: [POLICY_WORDS[kind].sentence, nextOf?.(kind)].filter(Boolean).join(' '),
          aside: kind === policyKind(POLICY_DEFAULT) ? <Badge tone="accent">{policy.isDefault}</Badge> : undefined,
          disabledReason:
            disabledReason === undefined || kind === current
              ? undefined
              : `${POLICY_WORDS[kind].sentence} ${disabledReason}`,
        }))}
      />
      {choice.kind === 'Coordinated' && disabledReason === undefined && (
        <div className="grid max-w-sm grid-cols-2 items-start gap-3">
          <TextField
            label={policy.leadAmount}
            inputMode="numeric"
            value={choice.leadAmount}
            error={leadProblem(choice)}
            description={policy.leadDescription}
            onChange={(leadAmount) => onChange({ ...choice, leadAmount })}
          />
          <SelectField
            label={policy.leadUnit}
            value={choice.leadUnit}
            options={LEAD_UNITS.map((unit) => ({ value: unit, label: policy.units[unit] }))}
            onChange={(leadUnit) => onChange({ ...choice, leadUnit })}
          />
        </div>
      )}
    </div>
  )
}
