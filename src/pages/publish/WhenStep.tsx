import { policyKind } from '#shared/domain/policy.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { timeToFieldValue } from '../../components/invitations/expiry.ts'
import { POLICY_WORDS, policyToWords } from '../../components/namespaces/policy-words.ts'
import { RadioCards } from '../../components/ui/RadioCards.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { useNow } from '../../components/ui/use-now.ts'
import { Countdown } from '../../components/upgrades/Countdown.tsx'
import { leadSecs } from '../../components/upgrades/policy-choice.ts'
import { nextUnderPolicy } from '../../components/upgrades/upgrade-sentences.ts'
import { formatDuration } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { draftDeadline, type PublishDraft } from './publish-draft.ts'
import { ReplacedNotice } from './ReplacedNotice.tsx'

const say = words.upgrades.publish.when

type Props = {
  draft: PublishDraft
  update: (changes: Partial<PublishDraft>) => void
  upgrades: Upgrades
  problem: string | undefined
}

/** What the policy in force makes of it, and the deadline where there is one. */
export function WhenStep({ draft, update, upgrades, problem }: Props) {
  const kind = policyKind(upgrades.policy)
  return (
    <>
      <section aria-labelledby="policy" className="card flex flex-col gap-2 p-5">
        <h2 id="policy">
          {say.policy}: {policyToWords(upgrades.policy)}
        </h2>
        <p>{POLICY_WORDS[kind].sentence}</p>
        <p>{nextUnderPolicy(upgrades, kind)}</p>
        {kind !== 'Coordinated' && <p className="text-muted">{say.noDeadline}</p>}
      </section>
      <ReplacedNotice upgrades={upgrades} version={draft.version} />
      {kind === 'Coordinated' && <DeadlineChoice draft={draft} update={update} upgrades={upgrades} problem={problem} />}
    </>
  )
}

function DeadlineChoice({ draft, update, upgrades: { policy }, problem }: Props) {
  const nowMs = useNow()
  const leadMs = leadSecs(policy) * 1000
  const chosen = draftDeadline(draft, policy, nowMs)
  return (
    <>
      <RadioCards
        legend={say.legend}
        value={draft.deadline}
        onChange={(deadline) =>
          update({
            deadline,
            request: undefined,
            customAt: draft.customAt === '' ? timeToFieldValue(nowMs + leadMs) : draft.customAt,
          })
        }
        options={[
          { value: 'lead', label: say.lead(formatDuration(leadMs)) },
          { value: 'custom', label: say.custom },
        ]}
      />
      {draft.deadline === 'custom' && (
        <TextField
          type="datetime-local"
          label={words.upgrades.deadline.label}
          description={words.upgrades.deadline.local}
          value={draft.customAt}
          min={timeToFieldValue(nowMs)}
          error={problem}
          onChange={(customAt) => update({ customAt, request: undefined })}
        />
      )}
      {chosen.ok && chosen.deadlineMs !== undefined && (
        <p className="rounded-card bg-sunken p-4">
          {say.at} <Countdown timeMs={chosen.deadlineMs} />
        </p>
      )}
    </>
  )
}
