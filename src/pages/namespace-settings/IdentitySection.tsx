import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { rightsToWords } from '../../components/groups/capability-words.ts'
import { Fact, Facts } from '../../components/invitations/Facts.tsx'
import { ApplicationName } from '../../components/namespaces/ApplicationName.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { Time } from '../../components/ui/Time.tsx'
import { words } from '../../words/words.ts'

const said = words.settings.identity

/** Who this node is in the namespace, and what the namespace is to it. */
export function IdentitySection({ namespace }: { namespace: NamespaceSummary }) {
  const { selfIdentity, selfRole, selfCapabilities, coordinator, logNumber, application } = namespace
  return (
    <section aria-labelledby="settings-identity" className="card flex flex-col gap-5 p-5">
      <h2 id="settings-identity">{said.title}</h2>
      <Facts>
        <Fact label={said.identity}>
          <CopyText text={selfIdentity} label={said.key} shown={selfIdentity} />
        </Fact>
        <Fact label={said.role}>{words.members.roles[selfRole]}</Fact>
        <Fact label={said.capabilities}>{rightsToWords(selfRole, selfCapabilities)}</Fact>
        <Fact label={said.coordinator}>
          {coordinator === selfIdentity ? said.thisNode : <CopyText text={coordinator} label={said.coordinatorKey} />}
        </Fact>
        <Fact label={said.log}>{said.entries(logNumber)}</Fact>
        <Fact label={said.application}>
          <ApplicationName application={application} />{' '}
          <CopyText text={application.applicationId} label={said.applicationId} />
        </Fact>
        <Fact label={said.namespaceId}>
          <CopyText text={namespace.namespaceId} label={said.namespaceIdCopied} shown={namespace.namespaceId} />
        </Fact>
        <Fact label={said.created}>
          <Time timeMs={namespace.createdAt * 1000} />
        </Fact>
      </Facts>
    </section>
  )
}
