import { useNavigate, useParams } from 'react-router'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { InviteFrame } from '../../components/invitations/InviteFrame.tsx'
import { ShareStep } from '../../components/invitations/ShareStep.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** The last step of inviting: the invitation as the node has it, ways to hand it on, and who has come by it. */
export function Component() {
  const said = words.invitations.wizard
  const namespaceId = useNamespaceId()
  const { invitationId = '' } = useParams()
  const navigate = useNavigate()
  const namespace = useRead(namespaceView(useNodeApi(), namespaceId))
  if (namespace.data === undefined)
    return (
      <>
        <PageHeader title={said.title} />
        {namespace.error === null ? (
          <Loading label={said.reading} />
        ) : (
          <ErrorNotice error={namespace.error} onRetry={() => void namespace.refetch()} />
        )}
      </>
    )
  return (
    <InviteFrame
      namespace={namespace.data}
      step="share"
      isReachable={(step) => step === 'kind'}
      next={{ label: said.next.share, onNext: () => void navigate(paths.namespaceInvitations(namespaceId)) }}
      below={
        <div className="flex flex-wrap gap-3">
          <LinkButton to={paths.invite(namespaceId)}>{said.again}</LinkButton>
          <LinkButton tone="quiet" to={paths.namespace(namespaceId)}>
            {said.openMap}
          </LinkButton>
        </div>
      }
    >
      <ShareStep namespace={namespace.data} invitationId={invitationId} />
    </InviteFrame>
  )
}
