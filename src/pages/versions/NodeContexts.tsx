import { useState } from 'react'
import { Link } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import type { ContextVersion, UpgradeNode } from '#shared/wire/upgrades.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { NODE_CONTEXTS_STEP, nodeContexts } from '../../api/upgrades.ts'
import { useRead } from '../../api/use-read.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { OpenButton } from '../../components/upgrades/OpenButton.tsx'
import { stateLook } from '../../components/upgrades/upgrade-looks.ts'
import { isOnTheWay } from '../../components/upgrades/upgrade-view.ts'
import { formatNumber } from '../../lib/format.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const say = words.upgrades.nodes

type Props = { namespaceId: GroupId; node: UpgradeNode /** How many contexts it has. */; total: number }

/** The contexts of one node, read and shown step by step. */
export function NodeContexts({ namespaceId, node, total }: Props) {
  const [steps, setSteps] = useState(1)
  const rest = total - steps * NODE_CONTEXTS_STEP
  return (
    <div className="flex flex-col gap-3">
      <ul aria-label={say.contexts} className="flex flex-col divide-y divide-line">
        {Array.from({ length: steps }, (_, step) => step * NODE_CONTEXTS_STEP).map((offset) => (
          <Step key={offset} namespaceId={namespaceId} node={node} offset={offset} />
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" className="self-start" onClick={() => setSteps(steps + 1)}>
          {say.more(formatNumber(rest))}
        </Button>
      )}
    </div>
  )
}

type StepProps = { namespaceId: GroupId; node: Pick<UpgradeNode, 'identity' | 'isSelf'>; offset: number }

function Step({ namespaceId, node: { identity, isSelf }, offset }: StepProps) {
  const { data, error, refetch } = useRead(nodeContexts(useNodeApi(), namespaceId, identity, offset))
  if (data === undefined)
    return (
      <li className="py-2.5">
        {error === null ? (
          <Loading label={say.reading} rows={1} />
        ) : (
          <ErrorNotice title={say.notRead} error={error} onRetry={() => void refetch()} />
        )}
      </li>
    )
  return data.contexts.map((context) => (
    <li key={context.contextId} className="py-2.5">
      <ContextRow namespaceId={namespaceId} context={context} isSelf={isSelf} />
    </li>
  ))
}

type RowProps = { namespaceId: GroupId; context: ContextVersion; isSelf: boolean }

/** Why it failed, if it did, is said once, on the card of its node. */
function ContextRow({ namespaceId, context, isSelf }: RowProps) {
  const { contextId, alias, groupId, version, target, state } = context
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
    </div>
  )
}
