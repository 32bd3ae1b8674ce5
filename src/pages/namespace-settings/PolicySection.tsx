import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { policyKind, type UpgradePolicy } from '#shared/domain/policy.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { setUpgradePolicy } from '../../api/namespaces.ts'
import { upgradesView } from '../../api/upgrades.ts'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { useRead } from '../../api/use-read.ts'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { PolicyFields } from '../../components/upgrades/PolicyFields.tsx'
import {
  choiceToPolicy,
  isSamePolicy,
  leadProblem,
  type PolicyChoice,
  policyToChoice,
} from '../../components/upgrades/policy-choice.ts'
import { nextUnderPolicy } from '../../components/upgrades/upgrade-sentences.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { PendingNotice } from './PendingNotice.tsx'

const say = words.upgrades.policy

type PolicySectionProps = { namespace: NamespaceSummary; reason: string | undefined }

export function PolicySection({ namespace, reason }: PolicySectionProps) {
  const { namespaceId, policy } = namespace
  const api = useNodeApi()
  const upgrades = useRead({ ...upgradesView(api, namespaceId), enabled: useCan('upgrade').ok }).data
  const change = useMutation(setUpgradePolicy(api, namespaceId))
  const once = useOnce()
  const { show } = useToasts()
  const [chosen, setChosen] = useState<PolicyChoice>()
  const choice = chosen ?? policyToChoice(policy)
  const next = choiceToPolicy(choice)
  const isUnchanged = next !== undefined && isSamePolicy(next, policy)

  const finish = (set: UpgradePolicy): void => {
    change.reset()
    setChosen(undefined)
    show({ tone: 'success', text: say.changed(policyToWords(set)) })
  }
  const sent = change.variables
  useDoneAfterAll(change.error, sent !== undefined && isSamePolicy(sent, policy), () => finish(policy))
  async function save(): Promise<void> {
    if (next !== undefined) await change.mutateAsync(next, { onSuccess: () => finish(next) })
  }
  return (
    <section aria-labelledby="policy" className="card flex flex-col gap-4 p-5">
      <h2 id="policy" className="scroll-mt-4">
        {say.title}
      </h2>
      <p className="text-muted">{say.now(policyToWords(policy))}</p>
      {upgrades !== undefined && <PendingNotice namespaceId={namespaceId} upgrades={upgrades} />}
      <PolicyFields
        choice={choice}
        onChange={setChosen}
        current={policyKind(policy)}
        disabledReason={reason}
        {...(upgrades === undefined ? {} : { nextOf: (kind) => nextUnderPolicy(upgrades, kind) })}
      />
      {change.error !== null && <ErrorNotice error={change.error} notDone={say.notDone} />}
      <div>
        <Button
          pending={change.isPending}
          disabledReason={reason ?? leadProblem(choice) ?? (isUnchanged ? say.chooseFirst : undefined)}
          onClick={() => once(save)}
        >
          {say.change}
        </Button>
      </div>
    </section>
  )
}
