import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Navigate, useNavigate, useParams } from 'react-router'
import { mayUse } from '#shared/domain/membership.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { groupList } from '../../api/groups.ts'
import { invite } from '../../api/invitations.ts'
import { useCan, useFreshness, useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { ExpiryStep } from '../../components/invitations/ExpiryStep.tsx'
import { InviteFrame } from '../../components/invitations/InviteFrame.tsx'
import { invitedToId } from '../../components/invitations/invitation-id.ts'
import {
  createInviteDraft,
  draftToRequest,
  inviteDraftKey,
  inviteDraftSchema,
  reachableStep,
} from '../../components/invitations/invite-draft.ts'
import { KindStep } from '../../components/invitations/KindStep.tsx'
import { ReviewStep } from '../../components/invitations/ReviewStep.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { useOnce } from '../../lib/use-once.ts'
import { INVITE_STEPS, type InviteStep, paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

export function Component() {
  const namespaceId = useNamespaceId()
  const namespace = useRead(namespaceView(useNodeApi(), namespaceId))
  const available = useCan('invitation.create')
  if (namespace.data === undefined)
    return (
      <>
        <PageHeader title={words.invitations.wizard.title} />
        {namespace.error === null ? (
          <Loading label={words.invitations.wizard.reading} />
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
      : words.invitations.noRight.byRole(words.members.roles[role])
  if (reason !== undefined) return <NoRight namespace={namespace.data} reason={reason} />
  return <InviteWizard key={namespaceId} namespace={namespace.data} />
}

function NoRight({ namespace, reason }: { namespace: NamespaceSummary; reason: string }) {
  const { namespaceId, alias } = namespace
  const said = words.invitations.noRight
  return (
    <>
      <PageHeader
        title={words.invitations.wizard.title}
        breadcrumbs={[{ label: <Name alias={alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) }]}
      />
      <EmptyState title={said.title} actions={<LinkButton to={paths.namespace(namespaceId)}>{said.back}</LinkButton>}>
        <p>{reason}</p>
        <p>{said.ask}</p>
      </EmptyState>
    </>
  )
}

type Errors = { expiryReason?: string; usesReason?: string }

function InviteWizard({ namespace }: { namespace: NamespaceSummary }) {
  const { namespaceId } = namespace
  const said = words.invitations.wizard
  const api = useNodeApi()
  const navigate = useNavigate()
  const { step: stepText } = useParams()
  const { draft, update, clear, discard } = useDraft(inviteDraftKey(namespaceId), inviteDraftSchema, createInviteDraft)
  const groups = useRead(groupList(api, namespaceId))
  const creating = useMutation({
    ...invite(api, namespaceId),
    onSuccess: (invited) => {
      discard()
      void navigate(paths.inviteShare(namespaceId, invitedToId(invited)), { replace: true })
    },
  })
  const recursive = useCan('invitation.recursive')
  const roles = useCan('invitation.role')
  const maxUses = useCan('invitation.maxUses')
  const isOffline = useFreshness() === 'offline'
  const once = useOnce()
  const [errors, setErrors] = useState<Errors>({})

  const asked = INVITE_STEPS.find((step) => step === stepText)
  const step = reachableStep(draft, asked ?? 'kind')
  if (asked !== step) return <Navigate to={paths.invite(namespaceId, step)} replace />
  const groupCount = groups.data?.length ?? namespace.groupCount
  const go = (to: InviteStep) => void navigate(paths.invite(namespaceId, to))

  const leave: Record<typeof step, () => void> = {
    kind: () => {
      update({ kindChosen: true })
      go('expiry')
    },
    expiry: () => {
      const made = draftToRequest(draft, Date.now(), randomKey())
      setErrors(made.ok ? {} : made)
      if (!made.ok) return
      creating.reset()
      update({ request: made.request })
      go('review')
    },
    review: () => {
      const { request } = draft
      if (request !== undefined) once(() => creating.mutateAsync(request))
    },
  }
  return (
    <InviteFrame
      namespace={namespace}
      step={step}
      isReachable={(id) => id !== 'share' && reachableStep(draft, id) === id}
      onStartOver={
        draft.kindChosen
          ? () => {
              clear()
              creating.reset()
              go('kind')
            }
          : undefined
      }
      next={{
        label: said.next[step],
        pending: creating.isPending || creating.isSuccess,
        disabledReason: step === 'review' && isOffline ? said.offline : undefined,
        onNext: leave[step],
      }}
    >
      {step === 'kind' && (
        <KindStep
          draft={draft}
          update={update}
          groupCount={groupCount}
          recursiveReason={recursive.ok ? undefined : recursive.reason}
          roleReason={roles.ok ? undefined : roles.reason}
          isAdmin={namespace.selfRole === 'Admin'}
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
    </InviteFrame>
  )
}
