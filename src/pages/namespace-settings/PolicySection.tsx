import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type PolicyKind, policyKind } from '#shared/domain/policy.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { setUpgradePolicy } from '../../api/namespaces.ts'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { kindToPolicy, POLICY_ORDER, POLICY_WORDS, policyToWords } from '../../components/namespaces/policy-words.ts'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { RadioCards } from '../../components/ui/RadioCards.tsx'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { useOnce } from '../../lib/use-once.ts'

type PolicySectionProps = { namespace: NamespaceSummary; reason: string | undefined }

export function PolicySection({ namespace, reason }: PolicySectionProps) {
  const { namespaceId, policy } = namespace
  const change = useMutation(setUpgradePolicy(useNodeApi(), namespaceId))
  const once = useOnce()
  const { show } = useToasts()
  const current = policyKind(policy)
  const [chosen, setChosen] = useState<PolicyKind>()
  const value = chosen ?? current
  const finish = (): void => {
    change.reset()
    setChosen(undefined)
    show({ tone: 'success', text: `The upgrade policy is now: ${POLICY_WORDS[value].label}.` })
  }
  useDoneAfterAll(change.error, change.variables !== undefined && policyKind(change.variables) === current, finish)
  const save = () => once(() => change.mutateAsync(kindToPolicy(value), { onSuccess: finish }))
  return (
    <section aria-labelledby="settings-policy" className="card flex flex-col gap-4 p-5">
      <h2 id="settings-policy">Upgrade policy</h2>
      <p className="text-muted">
        When contexts move to a newly published version of the application. Now: {policyToWords(policy)}.
      </p>
      <RadioCards
        legend="Upgrade policy"
        legendHidden
        value={value}
        onChange={setChosen}
        options={POLICY_ORDER.map((kind) => ({
          value: kind,
          label: POLICY_WORDS[kind].label,
          description: POLICY_WORDS[kind].sentence,
          // The one that holds stays readable for everybody.
          disabledReason:
            reason === undefined || kind === current ? undefined : `${POLICY_WORDS[kind].sentence} ${reason}`,
        }))}
      />
      {change.error !== null && <ErrorNotice error={change.error} notDone="The policy was not changed" />}
      <div>
        <Button
          pending={change.isPending}
          disabledReason={reason ?? (value === current ? 'Choose another policy first.' : undefined)}
          onClick={save}
        >
          Change the policy
        </Button>
      </div>
    </section>
  )
}
