import { ShieldCheck, ShieldQuestionMark } from 'lucide-react'
import { words } from '../../words/words.ts'
import { CopyText } from '../ui/CopyText.tsx'
import { KeyPrint } from '../ui/KeyPrint.tsx'
import { Name } from '../ui/Name.tsx'
import { Time } from '../ui/Time.tsx'
import { Fact, Facts } from './Facts.tsx'
import type { InvitationFacts } from './invitation-facts.ts'

/** So many groups are read at a glance; more are folded away. */
const GROUPS_OPEN = 12

/** What a checked invitation says: what its signature vouches for, and what is only claimed. */
export function InvitationCard({ facts }: { facts: InvitationFacts }) {
  return (
    <div className="flex flex-col gap-4">
      <SignedFacts facts={facts} />
      {facts.details === undefined && <ClaimedFacts facts={facts} />}
    </div>
  )
}

function SignedFacts({ facts }: { facts: InvitationFacts }) {
  const { inviter, namespaceId, role, expiresAtMs, groups, details } = facts
  const said = words.joining.signed
  return (
    <section aria-labelledby="invitation-facts" className="card flex flex-col gap-5 p-5">
      <div className="flex items-start gap-3">
        <ShieldCheck size={22} aria-hidden className="mt-0.5 shrink-0 text-success" />
        <div>
          <h2 id="invitation-facts">{said.heading}</h2>
          <p className="text-muted text-sm">{said.hint}</p>
        </div>
      </div>
      <Facts>
        <Fact label={said.from}>
          {details?.inviterAlias !== undefined && (
            <>
              <strong>
                <Name alias={details.inviterAlias} id={inviter} />
              </strong>{' '}
            </>
          )}
          <CopyText text={inviter} label={words.joining.copied.inviter} />
        </Fact>
        <Fact label={said.print}>
          <KeyPrint identity={inviter} />
          <span className="block text-muted text-sm">{said.printHint}</span>
        </Fact>
        <Fact label={said.namespace}>
          {details?.namespaceAlias !== undefined && (
            <>
              <strong>
                <Name alias={details.namespaceAlias} id={namespaceId} />
              </strong>{' '}
            </>
          )}
          <CopyText text={namespaceId} label={words.namespaces.idCopied} />
        </Fact>
        {details !== undefined && (
          <Fact label={said.application}>
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
            <CopyText text={details.applicationId} label={words.settings.identity.applicationId} />
          </Fact>
        )}
        <Fact label={said.role}>{words.joining.roleMeaning[role]}</Fact>
        {groups.length > 0 && (
          <Fact label={said.groups}>
            <details open={groups.length <= GROUPS_OPEN}>
              <summary>{said.groupCount(groups.length)}</summary>
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
        <Fact label={said.until}>
          <Time timeMs={expiresAtMs} inFull />
        </Fact>
        {details !== undefined && <Fact label={said.uses}>{words.invitations.uses(details.maxUses)}</Fact>}
      </Facts>
    </section>
  )
}

/** An invitation of another program signs less than ours do. */
function ClaimedFacts({ facts }: { facts: InvitationFacts }) {
  const said = words.joining.claimed
  return (
    <section aria-labelledby="invitation-claims" className="card flex flex-col gap-4 border-dashed p-5">
      <div className="flex items-start gap-3">
        <ShieldQuestionMark size={22} aria-hidden className="mt-0.5 shrink-0 text-warning" />
        <div>
          <h2 id="invitation-claims">{said.heading}</h2>
          <p className="text-muted text-sm">{facts.claimedName === undefined ? said.nothing : said.hint}</p>
        </div>
      </div>
      {facts.claimedName !== undefined && (
        <Facts>
          <Fact label={said.namespace}>
            <Name alias={facts.claimedName} id={facts.namespaceId} />
          </Fact>
        </Facts>
      )}
    </section>
  )
}
