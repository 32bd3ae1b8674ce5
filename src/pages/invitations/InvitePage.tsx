import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import { mayUse } from '#shared/domain/membership.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { groupList } from '../../api/groups.ts'
import { invite } from '../../api/invitations.ts'
import { useCan, useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { ExpiryStep } from '../../components/invitations/ExpiryStep.tsx'
import {
  createInviteDraft,
  draftToRequest,
  inviteDraftKey,
  inviteDraftSchema,
  reachableStep,
} from '../../components/invitations/invite-draft.ts'
import { KindStep } from '../../components/invitations/KindStep.tsx'
import { ReviewStep } from '../../components/invitations/ReviewStep.tsx'
import { ShareStep } from '../../components/invitations/ShareStep.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name, nameToText } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { Wizard } from '../../components/ui/Wizard.tsx'
import { useDraft } from '../../lib/draft-store.ts'
import { randomKey } from '../../lib/random-key.ts'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { useOnce } from '../../lib/use-once.ts'
import { INVITE_STEPS, type InviteStep, paths } from '../../paths.ts'

const STEP_LABELS: Record<InviteStep, string> = { kind: 'What', expiry: 'How long', review: 'Review', share: 'Share' }
const STEP_TITLES: Record<InviteStep, string> = {
  kind: 'What does the invitation open?',
  expiry: 'How long does it work?',
  review: 'Is this right?',
  share: 'Share the invitation',
}
const NEXT_LABELS: Record<InviteStep, string> = {
  kind: 'Next',
  expiry: 'Next',
  review: 'Create the invitation',
  share: 'Open the map',
}

export function Component() {
  const namespaceId = useNamespaceId()
  const namespace = useRead(namespaceView(useNodeApi(), namespaceId))
  const available = useCan('invitation.create')
  if (namespace.data === undefined)
    return (
      <>
        <PageHeader title="Invite" />
        {namespace.error === null ? (
          <Loading label="Reading the namespace…" />
        ) : (
          <ErrorNotice error={namespace.error} onRetry={() => void namespace.refetch()} />
        )}
      </>
    )
  const { selfRole: role, selfCapabilities: capabilities } = namespace.data
  const reason = !available.ok
    ? available.reason
    : mayUse({ role, capabilities }, 'inviteMembers')
      ? undefined
      : `Only an Admin, or a member with the right to invite, can invite. This node is a ${role} here.`
  if (reason !== undefined) return <NoRight namespace={namespace.data} reason={reason} />
  return <InviteWizard key={namespaceId} namespace={namespace.data} />
}

function NoRight({ namespace, reason }: { namespace: NamespaceSummary; reason: string }) {
  const { namespaceId, alias } = namespace
  return (
    <>
      <PageHeader
        title="Invite"
        breadcrumbs={[{ label: <Name alias={alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) }]}
      />
      <EmptyState
        title="This node cannot invite here"
        actions={<LinkButton to={paths.namespace(namespaceId)}>Back to the map</LinkButton>}
      >
        <p>{reason}</p>
        <p>Ask an Admin of the namespace to invite, or to give this node's identity the right to.</p>
      </EmptyState>
    </>
  )
}

function InviteWizard({ namespace }: { namespace: NamespaceSummary }) {
  const { namespaceId, alias } = namespace
  const api = useNodeApi()
  const navigate = useNavigate()
  const { step: stepText } = useParams()
  const { draft, update } = useDraft(inviteDraftKey(namespaceId), inviteDraftSchema, createInviteDraft)
  const groups = useRead(groupList(api, namespaceId))
  const creating = useMutation(invite(api, namespaceId))
  const recursive = useCan('invitation.recursive')
  const maxUses = useCan('invitation.maxUses')
  const isOffline = useFreshness() === 'offline'
  const once = useOnce()
  const [errors, setErrors] = useState<{ expiryReason?: string; usesReason?: string }>({})

  const asked = INVITE_STEPS.find((step) => step === stepText)
  const step = reachableStep(draft, asked ?? 'kind')
  if (asked !== step) return <Navigate to={paths.invite(namespaceId, step)} replace />
  const groupCount = groups.data?.length ?? namespace.groupCount
  const go = (to: InviteStep) => void navigate(paths.invite(namespaceId, to))

  function leaveExpiry(): void {
    const made = draftToRequest(draft, Date.now(), randomKey())
    setErrors(made.ok ? {} : made)
    if (!made.ok) return
    creating.reset()
    update({ request: made.request })
    go('review')
  }

  async function create(): Promise<void> {
    if (draft.request === undefined) return
    try {
      const data = await creating.mutateAsync(draft.request)
      const { idempotencyKey } = draft.request
      update({ created: { idempotencyKey, token: data.token, json: JSON.stringify(data) } })
    } catch {
      return // `creating.error` is shown below the review.
    }
    go('share')
  }

  const next: Record<InviteStep, () => void> = {
    kind: () => {
      update({ kindChosen: true })
      go('expiry')
    },
    expiry: leaveExpiry,
    review: () => once(create),
    share: () => void navigate(paths.namespace(namespaceId)),
  }
  const position = INVITE_STEPS.indexOf(step)
  const before = INVITE_STEPS[position - 1]
  return (
    <Wizard
      name={`Invite to ${nameToText(alias, namespaceId)}`}
      steps={INVITE_STEPS.map((id) => ({
        id,
        label: STEP_LABELS[id],
        to: paths.invite(namespaceId, id),
        reachable: reachableStep(draft, id) === id,
      }))}
      current={step}
      title={STEP_TITLES[step]}
      breadcrumbs={[{ label: <Name alias={alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) }]}
      backTo={before === undefined || step === 'share' ? undefined : paths.invite(namespaceId, before)}
      nextLabel={NEXT_LABELS[step]}
      pending={creating.isPending}
      nextDisabledReason={step === 'review' && isOffline ? 'The node does not answer right now.' : undefined}
      onNext={next[step]}
    >
      {step === 'kind' && (
        <KindStep
          draft={draft}
          update={update}
          groupCount={groupCount}
          recursiveReason={recursive.ok ? undefined : recursive.reason}
        />
      )}
      {step === 'expiry' && (
        <ExpiryStep
          draft={draft}
          update={update}
          errors={errors}
          maxUsesReason={maxUses.ok ? undefined : maxUses.reason}
        />
      )}
      {step === 'review' && draft.request !== undefined && (
        <ReviewStep namespace={namespace} request={draft.request} groupCount={groupCount} error={creating.error} />
      )}
      {step === 'share' && draft.created !== undefined && (
        <ShareStep
          namespace={namespace}
          created={draft.created}
          onAgain={() => {
            update({ ...createInviteDraft(), request: undefined, created: undefined })
            creating.reset()
            go('kind')
          }}
        />
      )}
    </Wizard>
  )
}
