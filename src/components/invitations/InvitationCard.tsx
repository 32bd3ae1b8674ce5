import { ShieldCheck } from 'lucide-react'
import { plural } from '../../lib/format.ts'
import { CopyText } from '../ui/CopyText.tsx'
import { Name } from '../ui/Name.tsx'
import { Fact, Facts } from './Facts.tsx'
import { type InvitationFacts, ROLE_MEANING } from './invitation-facts.ts'
import { usesToWords } from './invite-draft.ts'
import { Moment } from './Moment.tsx'

/** What a checked invitation says: what its signature vouches for, and what it leaves open. */
export function InvitationCard({ facts }: { facts: InvitationFacts }) {
  const { inviter, namespaceId, role, expiresAtMs, groups, details } = facts
  return (
    <section aria-labelledby="invitation-facts" className="card flex flex-col gap-5 p-5">
      <div className="flex items-start gap-3">
        <ShieldCheck size={22} aria-hidden className="mt-0.5 shrink-0 text-success" />
        <div>
          <h2 id="invitation-facts">Signed by the inviter</h2>
          <p className="text-muted text-sm">The signature was checked in this browser: nobody changed any of this.</p>
        </div>
      </div>
      <Facts>
        <Fact label="From">
          {details?.inviterAlias !== undefined && (
            <>
              <Name alias={details.inviterAlias} id={inviter} />{' '}
            </>
          )}
          <CopyText text={inviter} label="inviter's public key" />
        </Fact>
        <Fact label="Namespace">
          {details?.namespaceAlias !== undefined && (
            <>
              <strong>
                <Name alias={details.namespaceAlias} id={namespaceId} />
              </strong>{' '}
            </>
          )}
          <CopyText text={namespaceId} label="namespace id" />
        </Fact>
        {details !== undefined && (
          <Fact label="Application">
            {details.applicationName !== undefined && (
              <>
                <bdi>{details.applicationName}</bdi>{' '}
              </>
            )}
            {details.applicationVersion !== undefined && (
              <>
                <bdi>{details.applicationVersion}</bdi>{' '}
              </>
            )}
            <CopyText text={details.applicationId} label="application id" />
          </Fact>
        )}
        <Fact label="You become">
          {role}: {ROLE_MEANING[role]}
        </Fact>
        {groups.length > 0 && (
          <Fact label="Groups">
            <details>
              <summary>also {plural(groups.length, 'group')} below the namespace</summary>
              <ul className="mt-2 flex max-h-60 list-disc flex-col gap-1 overflow-auto pl-5">
                {groups.map(({ groupId, alias }) => (
                  <li key={groupId}>
                    <Name alias={alias} id={groupId} />
                  </li>
                ))}
              </ul>
            </details>
          </Fact>
        )}
        <Fact label="Works until">
          <Moment timeMs={expiresAtMs} />
        </Fact>
        {details !== undefined && <Fact label="Can be used by">{usesToWords(details.maxUses)}</Fact>}
      </Facts>
      <p className="border-line border-t pt-4 text-muted text-sm">
        {details === undefined
          ? 'This is an invitation of the older form. Its signature says nothing about the name of the namespace, its application or how often it can be used; your node finds them out when it joins.'
          : 'Names are chosen by people and prove nothing: two namespaces can have the same name. The ids and the public key cannot be imitated. Compare them with the inviter if you are in doubt.'}
      </p>
    </section>
  )
}
