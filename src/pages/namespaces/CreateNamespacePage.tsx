import { useMutation } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams } from 'react-router'
import type { Application } from '#shared/wire/applications.ts'
import { isSurelyNotDone } from '../../api/api-error.ts'
import { applicationList } from '../../api/applications.ts'
import { useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { createNamespace } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { AliasStep, ApplicationStep, ReviewStep } from '../../components/namespaces/CreateSteps.tsx'
import {
  aliasProblem,
  CREATE_DRAFT_KEY,
  type CreateDraft,
  createDraftSchema,
  draftChanges,
  draftToRequest,
  firstOpenStep,
  isStepReachable,
  newCreateDraft,
} from '../../components/namespaces/create-draft.ts'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { Wizard } from '../../components/ui/Wizard.tsx'
import { PolicyFields } from '../../components/upgrades/PolicyFields.tsx'
import { leadProblem } from '../../components/upgrades/policy-choice.ts'
import { type DraftHandle, useDraft } from '../../lib/use-draft.ts'
import { useOnce } from '../../lib/use-once.ts'
import { CREATE_STEPS, type CreateStep, paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

export function Component() {
  const applications = useRead(applicationList(useNodeApi()))
  const handle = useDraft(CREATE_DRAFT_KEY, createDraftSchema, newCreateDraft)
  const { step: asked } = useParams()
  const step = CREATE_STEPS.find((name) => name === asked)
  if (applications.data === undefined)
    return (
      <>
        <PageHeader title={words.creating.wizard} />
        {applications.error === null ? (
          <Loading label={words.creating.reading} />
        ) : (
          <ErrorNotice
            error={applications.error}
            onRetry={() => {
              void applications.refetch()
            }}
          />
        )}
      </>
    )
  const open = firstOpenStep(
    handle.draft,
    applications.data.map(({ id }) => id),
  )
  // The first step that is missing, for an address that skips it or names none.
  if (step === undefined || !isStepReachable(step, open))
    return <Navigate to={paths.createNamespace(step === undefined ? 'application' : open)} replace />
  return <CreateWizard step={step} open={open} applications={applications.data} handle={handle} />
}

type CreateWizardProps = {
  step: CreateStep
  open: CreateStep
  applications: Application[]
  handle: DraftHandle<CreateDraft>
}

function CreateWizard({ step, open, applications, handle }: CreateWizardProps) {
  const api = useNodeApi()
  const navigate = useNavigate()
  const { draft, update, clear, discard } = handle
  const said = words.creating
  const isOffline = useFreshness() === 'offline'
  const create = useMutation({
    ...createNamespace(api),
    onSuccess: (namespaceId) => {
      discard()
      void navigate(paths.createNamespaceResult(namespaceId), { replace: true })
    },
  })
  const once = useOnce()
  const change = (changes: Parameters<typeof draftChanges>[1]) => update(draftChanges(draft, changes))

  const [only] = applications
  const installed = applications.find(({ id }) => id === draft.applicationId)
  const chosen = installed ?? (applications.length === 1 ? only : undefined)
  const request = draftToRequest(draft)
  const position = CREATE_STEPS.indexOf(step)
  const previous = CREATE_STEPS[position - 1]
  const following = CREATE_STEPS[position + 1]

  const next = () => {
    if (step === 'application' && chosen !== undefined) change({ applicationId: chosen.id })
    if (following !== undefined) void navigate(paths.createNamespace(following))
    else if (request !== undefined) once(() => create.mutateAsync({ ...request, idempotencyKey: draft.idempotencyKey }))
  }
  const missing: Record<CreateStep, string | undefined> = {
    application: chosen === undefined ? said.application.missing : undefined,
    policy: leadProblem(draft.policy),
    alias: aliasProblem(draft.alias),
    review: isOffline ? said.offline : undefined,
  }

  return (
    <Wizard
      name={said.wizard}
      title={said.titles[step]}
      current={step}
      steps={CREATE_STEPS.map((id) => ({
        id,
        label: said.steps[id],
        to: paths.createNamespace(id),
        reachable: isStepReachable(id, open),
      }))}
      breadcrumbs={[{ label: said.namespaces, to: paths.namespaces() }]}
      backTo={previous === undefined ? undefined : paths.createNamespace(previous)}
      onStartOver={
        draft.applicationId === undefined
          ? undefined
          : () => {
              clear()
              create.reset()
              void navigate(paths.createNamespace())
            }
      }
      next={{
        label: step === 'review' ? said.create : words.wizard.next,
        pending: create.isPending || create.isSuccess,
        disabledReason: missing[step],
        onNext: next,
      }}
    >
      {step === 'application' && (
        <ApplicationStep
          applications={applications}
          chosen={chosen?.id}
          onChoose={(applicationId) => change({ applicationId })}
        />
      )}
      {step === 'policy' && <PolicyFields choice={draft.policy} onChange={(policy) => change({ policy })} />}
      {step === 'alias' && <AliasStep alias={draft.alias} onChange={(alias) => change({ alias })} />}
      {step === 'review' && installed !== undefined && request !== undefined && (
        <ReviewStep draft={draft} application={installed} request={api.requests.createNamespace(request)} />
      )}
      {create.error !== null && (
        <ErrorNotice
          error={create.error}
          notDone={said.notCreated}
          nextStep={isSurelyNotDone(create.error) ? undefined : said.again}
        />
      )}
    </Wizard>
  )
}
