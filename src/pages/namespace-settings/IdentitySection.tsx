import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { rightsToWords } from '../../components/groups/capability-words.ts'
import { Fact, Facts } from '../../components/invitations/Facts.tsx'
import { ApplicationName } from '../../components/namespaces/ApplicationName.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { Time } from '../../components/ui/Time.tsx'
import { formatNumber, plural } from '../../lib/format.ts'
import { words } from '../../words/words.ts'

/** Who this node is in the namespace, and what the namespace is to it. */
export function IdentitySection({ namespace }: { namespace: NamespaceSummary }) {
  const { selfIdentity, selfRole, selfCapabilities, coordinator, logNumber, application } = namespace
  return (
    <section aria-labelledby="settings-identity" className="card flex flex-col gap-5 p-5">
      <h2 id="settings-identity">This node here</h2>
      <Facts>
        <Fact label="Identity">
          <CopyText text={selfIdentity} label="public key of this node" shown={selfIdentity} />
        </Fact>
        <Fact label="Role">{words.members.roles[selfRole]}</Fact>
        <Fact label="Capabilities">{rightsToWords(selfRole, selfCapabilities)}</Fact>
        <Fact label="Coordinator">
          {coordinator === selfIdentity ? (
            'This node'
          ) : (
            <CopyText text={coordinator} label="coordinator's public key" />
          )}
        </Fact>
        <Fact label="Log">
          {plural(logNumber, 'entry', 'entries')} applied; the newest has number {formatNumber(logNumber)}
        </Fact>
        <Fact label="Application">
          <ApplicationName application={application} />{' '}
          <CopyText text={application.applicationId} label="application id" />
        </Fact>
        <Fact label="Namespace id">
          <CopyText text={namespace.namespaceId} label="namespace id" shown={namespace.namespaceId} />
        </Fact>
        <Fact label="Created">
          <Time timeMs={namespace.createdAt * 1000} />
        </Fact>
      </Facts>
    </section>
  )
}
