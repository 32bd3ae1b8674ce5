import { policyKind } from '#shared/domain/policy.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { Publication, Upgrades } from '#shared/wire/upgrades.ts'
import { Fact, Facts } from '../../components/invitations/Facts.tsx'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Time } from '../../components/ui/Time.tsx'
import { Countdown } from '../../components/upgrades/Countdown.tsx'
import { NodeName } from '../../components/upgrades/NodeName.tsx'
import { statusLook } from '../../components/upgrades/upgrade-looks.ts'
import { publicationSentence } from '../../components/upgrades/upgrade-sentences.ts'
import { words } from '../../words/words.ts'
import { Answers } from './Answers.tsx'
import { PublicationActions } from './PublicationActions.tsx'

const say = words.upgrades.publication

type Props = { namespace: NamespaceSummary; upgrades: Upgrades; publication: Publication }

/** A publication that something still waits for: what happens next, who has agreed, what can be done. */
export function PublicationCard({ namespace, upgrades, publication }: Props) {
  const { version, status, notes, publishedBy, publishedByAlias, publishedAtMs, policy, deadlineMs } = publication
  const titleId = `publication-${publication.publication}`
  const { label, tone } = statusLook.of(status)
  const isDecidedTogether = policyKind(policy) === 'Coordinated' && status !== 'in-force'
  return (
    <section aria-labelledby={titleId} className="card flex flex-col gap-4 border-accent p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id={titleId}>
          {say.title} <bdi>{version}</bdi>
        </h2>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <p role="status" className="text-lg">
        {publicationSentence(upgrades, publication)}
      </p>
      <Facts>
        {deadlineMs !== undefined && status !== 'in-force' && (
          <Fact label={say.deadline}>
            <Countdown timeMs={deadlineMs} />
          </Fact>
        )}
        {isDecidedTogether && <Answers upgrades={upgrades} />}
        <Fact label={say.published}>
          <Time timeMs={publishedAtMs} />,{' '}
          <NodeName
            within
            node={{ identity: publishedBy, alias: publishedByAlias, isSelf: publishedBy === namespace.selfIdentity }}
          />
        </Fact>
        <Fact label={say.policy}>{policyToWords(policy)}</Fact>
        {notes !== undefined && notes !== '' && (
          <Fact label={say.notes}>
            <bdi className="whitespace-pre-wrap">{notes}</bdi>
          </Fact>
        )}
      </Facts>
      <PublicationActions namespace={namespace} upgrades={upgrades} publication={publication} />
    </section>
  )
}
