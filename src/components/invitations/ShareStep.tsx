import { parseInvitation } from '#shared/wire/invitations.ts'
import type { NamespaceSummary } from '#shared/wire/namespaces.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeView } from '../../api/node.ts'
import { useRead } from '../../api/use-read.ts'
import { basePathOf } from '../../lib/base-path.ts'
import { plural } from '../../lib/format.ts'
import { Button } from '../ui/Button.tsx'
import { nameToText } from '../ui/Name.tsx'
import { CopyBlock } from './CopyBlock.tsx'
import { formatMoment } from './expiry.ts'
import { Fact, Facts } from './Facts.tsx'
import { invitationToFacts } from './invitation-facts.ts'
import { type InviteDraft, usesToWords } from './invite-draft.ts'
import { Moment } from './Moment.tsx'
import { invitationLetter, shareLinks } from './share-links.ts'

/** Chat programs begin to cut at about this length. */
const LONG_TOKEN = 8000

type ShareStepProps = { namespace: NamespaceSummary; created: NonNullable<InviteDraft['created']>; onAgain(): void }

/** The invitation is there: ways to hand it on, and what it opens. */
export function ShareStep({ namespace, created, onAgain }: ShareStepProps) {
  const node = useRead(nodeView(useNodeApi()))
  const parsed = parseInvitation(created.token)
  if (!parsed.ok) return <p>{parsed.message}</p>
  const facts = invitationToFacts(parsed.set)
  const name = nameToText(namespace.alias, namespace.namespaceId)
  const uses = usesToWords(facts.details?.maxUses)
  const ownDashboardUrl = window.location.origin + basePathOf(window.location.pathname).dashboardPath
  const [first, ...others] = shareLinks(created.token, { ownDashboardUrl, peers: node.data?.peers ?? [] })
  return (
    <>
      <section className="card p-5">
        <Facts>
          <Fact label="Opens">
            the namespace <bdi>{name}</bdi>
            {facts.groups.length > 0 && ` and ${plural(facts.groups.length, 'group')}`}, as a {facts.role}
          </Fact>
          <Fact label="Works until">
            <Moment timeMs={facts.expiresAtMs} />
          </Fact>
          <Fact label="Can be used by">{uses}</Fact>
          <Fact label="Withdrawing">
            Nobody can withdraw it yet. It stops working at the time above; until then, whoever has it can join.
          </Fact>
        </Facts>
      </section>
      {created.token.length > LONG_TOKEN && (
        <p className="rounded-card bg-warning-soft p-4">
          This link is long, because it names {plural(facts.groups.length, 'group')}. Chat programs may cut it off: send
          it by e-mail or in a file.
        </p>
      )}
      {first !== undefined && (
        <>
          <CopyBlock
            title="A message that is ready to send"
            hint="With the link for the reader's own node."
            text={invitationLetter({
              name,
              until: formatMoment(facts.expiresAtMs),
              url: first.url,
              groupCount: facts.groups.length,
              uses,
            })}
            copyLabel="Copy message"
            tone="primary"
            multiline
          />
          <CopyBlock title={first.label} hint={first.hint} text={first.url} copyLabel="Copy link" />
        </>
      )}
      {others.map((link) => (
        <CopyBlock
          key={link.url}
          title={<bdi>{link.label}</bdi>}
          hint={link.hint}
          text={link.url}
          copyLabel="Copy this link"
        />
      ))}
      <details className="card p-4">
        <summary className="font-medium">Token and JSON, for other programs</summary>
        <div className="mt-4 flex flex-col gap-6">
          <CopyBlock
            title="Token"
            hint="What stands behind the # in the links. It can be pasted on the Join page."
            text={created.token}
            copyLabel="Copy token"
          />
          <CopyBlock
            title="JSON"
            hint="The data of the node's answer, as command line clients take it."
            text={created.json}
            copyLabel="Copy JSON"
          />
        </div>
      </details>
      <div>
        <Button onClick={onAgain}>Make another invitation</Button>
      </div>
    </>
  )
}
