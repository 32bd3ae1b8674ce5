import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { Fact, Facts } from '../../components/invitations/Facts.tsx'
import { ApplicationName } from '../../components/namespaces/ApplicationName.tsx'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { LinkButton } from '../../components/ui/Button.tsx'
import { quietSentence } from '../../components/upgrades/upgrade-sentences.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { StandingAnswer } from './StandingAnswer.tsx'

const say = words.upgrades.inForce

type Props = {
  namespace: NamespaceSummary
  upgrades: Upgrades /** Nothing else says how things are. */
  isQuiet: boolean
}

/** What holds now: the version, the policy, and what this node answers by itself. */
export function InForceSection({ namespace, upgrades, isQuiet }: Props) {
  const { name, package: packageName, applicationId } = namespace.application
  return (
    <section aria-labelledby="in-force" className="card flex flex-col gap-4 p-5">
      <h2 id="in-force">{say.title}</h2>
      {isQuiet && <p>{quietSentence(upgrades)}</p>}
      <Facts>
        <Fact label={say.version}>
          <bdi className="font-semibold">{upgrades.current.version}</bdi>{' '}
          <span className="text-muted">{say.newOnes}</span>
        </Fact>
        <Fact label={say.application}>
          <ApplicationName application={{ applicationId, name, package: packageName, installed: true }} />
        </Fact>
        <Fact label={say.policy}>
          <span className="flex flex-wrap items-center gap-3">
            {policyToWords(upgrades.policy)}
            <LinkButton size="small" tone="quiet" to={`${paths.namespaceSettings(namespace.namespaceId)}#policy`}>
              {say.changePolicy}
            </LinkButton>
          </span>
        </Fact>
      </Facts>
      <StandingAnswer namespaceId={namespace.namespaceId} answer={upgrades.standingAnswer} />
    </section>
  )
}
