import type { GroupId } from '#shared/domain/ids.ts'
import { policyKind } from '#shared/domain/policy.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { isSurelyNotDone } from '../../api/api-error.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { Fact, Facts } from '../../components/invitations/Facts.tsx'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Countdown } from '../../components/upgrades/Countdown.tsx'
import { whoIsAffected } from '../../components/upgrades/upgrade-view.ts'
import { words } from '../../words/words.ts'
import type { PublishRequest } from './publish-draft.ts'
import { ReplacedNotice } from './ReplacedNotice.tsx'

const say = words.upgrades.publish.review

type Props = { namespaceId: GroupId; request: PublishRequest; upgrades: Upgrades; error: Error | null }

/** The effect in a sentence, and exactly what is sent. */
export function ReviewStep({ namespaceId, request, upgrades, error }: Props) {
  const { version, notes, deadlineMs, idempotencyKey } = request
  const affected = whoIsAffected(upgrades)
  const sent = useNodeApi().requests.publishVersion({ namespaceId, version, notes, deadlineMs })
  return (
    <>
      <p className="card p-5 text-lg">
        {say.effect[policyKind(upgrades.policy)](version, affected.nodes, affected.contexts)}
      </p>
      <ReplacedNotice upgrades={upgrades} version={version} />
      <Facts>
        <Fact label={say.policy}>{policyToWords(upgrades.policy)}</Fact>
        {deadlineMs !== undefined && (
          <Fact label={say.deadline}>
            <Countdown timeMs={deadlineMs} />
          </Fact>
        )}
        <Fact label={say.notes}>
          {notes === undefined ? (
            <span className="text-muted">{say.none}</span>
          ) : (
            <bdi className="whitespace-pre-wrap">{notes}</bdi>
          )}
        </Fact>
      </Facts>
      <details className="card p-4">
        <summary className="font-medium">{say.request}</summary>
        <pre className="mt-3 overflow-auto whitespace-pre-wrap rounded-control bg-sunken p-3 font-mono text-sm">
          {`${sent.method} ${sent.path}\nIdempotency-Key: ${idempotencyKey}\n\n${JSON.stringify(sent.body, null, 2)}`}
        </pre>
      </details>
      {error !== null && (
        <ErrorNotice error={error} notDone={say.notDone} nextStep={isSurelyNotDone(error) ? undefined : say.again} />
      )}
    </>
  )
}
