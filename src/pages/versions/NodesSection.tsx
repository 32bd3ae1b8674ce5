import { useState } from 'react'
import { Link } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import type { ContextVersion, UpgradeNode, Upgrades } from '#shared/wire/upgrades.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { NodeName } from '../../components/upgrades/NodeName.tsx'
import { OpenButton } from '../../components/upgrades/OpenButton.tsx'
import { answerLook, stateLook } from '../../components/upgrades/upgrade-looks.ts'
import { isOnTheWay, selfFirst, upcomingPublication } from '../../components/upgrades/upgrade-view.ts'
import { formatNumber } from '../../lib/format.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const say = words.upgrades.nodes
/** More rows than anybody reads are drawn only when asked for. */
const ROWS_STEP = 25

/** What every node makes of it: each of its contexts, with what it runs and what it waits for. */
export function NodesSection({ namespaceId, upgrades }: { namespaceId: GroupId; upgrades: Upgrades }) {
  // Answers are of interest until the publication that they are about has begun.
  const isAsking = upcomingPublication(upgrades) !== undefined
  return (
    <section aria-labelledby="nodes" className="flex flex-col gap-4">
      <h2 id="nodes">{say.title}</h2>
      <ul className="flex flex-col gap-4">
        {selfFirst(upgrades.nodes).map((node) => (
          <li key={node.identity}>
            <NodeCard namespaceId={namespaceId} node={node} isAsking={isAsking} />
          </li>
        ))}
      </ul>
    </section>
  )
}

type CardProps = { namespaceId: GroupId; node: UpgradeNode; isAsking: boolean }

function NodeCard({ namespaceId, node, isAsking }: CardProps) {
  const { role, isCoordinator, answer, contexts } = node
  const [limit, setLimit] = useState(ROWS_STEP)
  const rest = contexts.length - limit
  return (
    <article className="card flex flex-col gap-3 p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0">
          <NodeName node={node} />
        </h3>
        <span className="text-muted text-sm">{role}</span>
        {isCoordinator && <span className="text-muted text-sm">{say.coordinates}</span>}
        {isAsking && answer !== undefined && (
          <Badge tone={answerLook.of(answer).tone}>{answerLook.of(answer).label}</Badge>
        )}
      </div>
      {contexts.length === 0 ? (
        <p className="text-muted text-sm">{say.noContexts}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {contexts.slice(0, limit).map((context) => (
            <li key={context.contextId} className="py-2.5">
              <ContextRow namespaceId={namespaceId} context={context} isSelf={node.isSelf} />
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button size="small" className="self-start" onClick={() => setLimit(limit + ROWS_STEP)}>
          {say.more(formatNumber(rest))}
        </Button>
      )}
    </article>
  )
}

type RowProps = { namespaceId: GroupId; context: ContextVersion; isSelf: boolean }

function ContextRow({ namespaceId, context, isSelf }: RowProps) {
  const { contextId, alias, groupId, version, target, state, failure } = context
  const { label, tone } = stateLook.of(state)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <span className="min-w-0 grow basis-40">
        <Link className="link" to={paths.group(namespaceId, groupId)}>
          <Name alias={alias} id={contextId} />
        </Link>
      </span>
      <span className="tabular-nums">
        <bdi>{version}</bdi>
        {isOnTheWay(context) && (
          <>
            <span aria-hidden> → </span>
            <span className="sr-only">{words.upgrades.to}</span>
            <bdi>{target}</bdi>
          </>
        )}
      </span>
      <Badge tone={tone}>{label}</Badge>
      {isSelf && state === 'at-access' && <OpenButton namespaceId={namespaceId} context={context} />}
      {failure !== undefined && <p className="basis-full text-danger text-sm">{failure.message}</p>}
    </div>
  )
}
