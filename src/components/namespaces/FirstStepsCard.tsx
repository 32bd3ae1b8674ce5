import { X } from 'lucide-react'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { invitationLedger } from '../../api/invitations.ts'
import { useCan, useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { readDraft, writeDraft } from '../../lib/draft-store.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { FirstStepList } from './FirstStepList.tsx'
import { FIRST_STEPS, stepPath, stepsDone } from './first-steps.ts'

const HIDDEN_KEY = 'grove.first-steps-hidden'
const said = words.firstSteps

/** How far a namespace of this node has come, and the next step. Gone when all is done, or when it was put away. */
export function FirstStepsCard({ namespace }: { namespace: NamespaceSummary }) {
  const [isHidden, setHidden] = useState(() => readDraft(localStorage, HIDDEN_KEY, z.boolean()) === true)
  const asksLedger = useCan('invitation.ledger').ok && namespace.memberCount === 1 && !isHidden
  const ledger = useRead({ ...invitationLedger(useNodeApi(), namespace.namespaceId), enabled: asksLedger })
  const hasInvited = (ledger.data?.invitations.length ?? 0) > 0
  const done = stepsDone({ hasApplication: true, namespace, hasInvited })
  const next = FIRST_STEPS.find((step) => !done.has(step))
  if (isHidden || next === undefined || (asksLedger && ledger.isPending)) return null
  return (
    <section aria-labelledby="first-steps" className="card @container flex flex-col gap-4 p-5">
      <div className="flex items-start gap-3">
        <div className="flex grow flex-wrap items-baseline gap-x-3">
          <h2 id="first-steps">{said.list.title}</h2>
          <p className="text-muted text-sm">{said.list.progress(done.size, FIRST_STEPS.length)}</p>
        </div>
        <button
          type="button"
          aria-label={said.list.hide}
          title={said.list.hide}
          onClick={() => {
            writeDraft(localStorage, HIDDEN_KEY, true)
            setHidden(true)
            document.querySelector('h1')?.focus()
          }}
          className="-mt-1 -mr-1 grid size-9 shrink-0 place-items-center rounded-control text-muted hover:bg-sunken hover:text-ink"
        >
          <X size={18} aria-hidden />
        </button>
      </div>
      <FirstStepList done={done} />
      <LinkButton className="self-start" to={stepPath(next, namespace.namespaceId)}>
        {said.steps[next].action}
      </LinkButton>
    </section>
  )
}
