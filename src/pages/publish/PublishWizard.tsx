import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { publishVersion } from '../../api/upgrades.ts'
import { Wizard } from '../../components/ui/Wizard.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { useOnce } from '../../lib/use-once.ts'
import { PUBLISH_STEPS, type PublishStep, paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { ChangesStep } from './ChangesStep.tsx'
import {
  createPublishDraft,
  draftToRequest,
  notesProblem,
  publishDraftKey,
  publishDraftSchema,
  reachableStep,
} from './publish-draft.ts'
import { publishFrame } from './publish-frame.tsx'
import { ReviewStep } from './ReviewStep.tsx'
import { VersionStep } from './VersionStep.tsx'
import { WhenStep } from './WhenStep.tsx'

const say = words.upgrades.publish

type Props = { namespace: NamespaceSummary; upgrades: Upgrades }

export function PublishWizard({ namespace, upgrades }: Props) {
  const { namespaceId } = namespace
  const api = useNodeApi()
  const navigate = useNavigate()
  const { step: stepText } = useParams()
  const { draft, update, discard } = useDraft(publishDraftKey(namespaceId), publishDraftSchema, createPublishDraft)
  const publishing = useMutation(publishVersion(api, namespaceId))
  const isOffline = useFreshness() === 'offline'
  const once = useOnce()
  const [deadlineProblem, setDeadlineProblem] = useState<string>()

  const asked = PUBLISH_STEPS.find((step) => step === stepText)
  const step = reachableStep(draft, upgrades, asked ?? 'version')
  if (asked !== step) return <Navigate to={paths.publish(namespaceId, step)} replace />
  const go = (to: PublishStep) => void navigate(paths.publish(namespaceId, to))
  // The newest is what most people came for; it is chosen until somebody chooses another.
  const version = draft.version ?? upgrades.publishable.at(-1)?.version

  function leaveWhen(): void {
    const made = draftToRequest(draft, upgrades.policy, Date.now(), randomKey())
    setDeadlineProblem(made.ok ? undefined : made.reason)
    if (!made.ok) return
    publishing.reset()
    update({ request: made.request })
    go('review')
  }
  async function publish(): Promise<void> {
    if (draft.request === undefined) return
    // What failed is in `publishing.error`, below the review.
    const published = await publishing.mutateAsync(draft.request)
    discard()
    void navigate(paths.published(namespaceId, published), { replace: true })
  }
  const next: Record<PublishStep, () => void> = {
    version: () => {
      update({ version })
      go('changes')
    },
    changes: () => {
      update({ changesSeen: true })
      go('when')
    },
    when: leaveWhen,
    review: () => once(publish),
  }
  const disabled: Record<PublishStep, string | undefined> = {
    version: upgrades.publishable.some((one) => one.version === version) ? undefined : say.chooseFirst,
    changes: notesProblem(draft.notes),
    when: undefined,
    review: isOffline ? say.offline : undefined,
  }
  const before = PUBLISH_STEPS[PUBLISH_STEPS.indexOf(step) - 1]
  return (
    <Wizard
      {...publishFrame(namespace, step, (asked) => reachableStep(draft, upgrades, asked) === asked)}
      backTo={before === undefined ? undefined : paths.publish(namespaceId, before)}
      next={{
        label: say.steps[step].next,
        pending: publishing.isPending,
        disabledReason: disabled[step],
        onNext: next[step],
      }}
    >
      {step === 'version' && (
        <VersionStep upgrades={upgrades} chosen={version} onChoose={(chosen) => update({ version: chosen })} />
      )}
      {step === 'changes' && (
        <ChangesStep
          upgrades={upgrades}
          notes={draft.notes}
          onNotes={(notes) => update({ notes, request: undefined })}
        />
      )}
      {step === 'when' && <WhenStep draft={draft} update={update} upgrades={upgrades} problem={deadlineProblem} />}
      {step === 'review' && draft.request !== undefined && (
        <ReviewStep namespaceId={namespaceId} request={draft.request} upgrades={upgrades} error={publishing.error} />
      )}
    </Wizard>
  )
}
