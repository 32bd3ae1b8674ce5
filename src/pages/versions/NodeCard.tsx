import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { contextVersionStateSchema, type UpgradeNode } from '#shared/wire/upgrades.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { nameToText } from '../../components/ui/Name.tsx'
import { NodeName } from '../../components/upgrades/NodeName.tsx'
import { answerLook, stateLook } from '../../components/upgrades/upgrade-looks.ts'
import { countContexts } from '../../components/upgrades/upgrade-view.ts'
import { formatNumber } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { NodeContexts } from './NodeContexts.tsx'

const say = words.upgrades.nodes

type Props = {
  namespaceId: GroupId
  node: UpgradeNode
  /** Is there a publication that answers are collected for? */
  isAsking: boolean
  /** Are its contexts shown? Those of this node always are. */
  isOpen: boolean
  onToggle: () => void
}

/** One node: how many of its contexts are in which state, why some failed, and all of them when it is opened. */
export function NodeCard({ namespaceId, node, isAsking, isOpen, onToggle }: Props) {
  const { identity, alias, role, isSelf, isCoordinator, answer, counts, failure } = node
  const listId = useId()
  const { all } = countContexts([node])
  return (
    <article className="card flex flex-col gap-3 p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0">
          <NodeName node={node} />
        </h3>
        <span className="text-muted text-sm">{role ?? say.inGroupsOnly}</span>
        {isCoordinator && <span className="text-muted text-sm">{say.coordinates}</span>}
        {isAsking && answer !== undefined && (
          <Badge tone={answerLook.of(answer).tone}>{answerLook.of(answer).label}</Badge>
        )}
      </div>
      {all === 0 ? (
        <p className="text-muted text-sm">{say.noContexts}</p>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <ul aria-label={say.counts} className="flex flex-wrap gap-2">
            {contextVersionStateSchema.options
              .filter((state) => counts[state] > 0)
              .map((state) => (
                <li key={state}>
                  <Badge tone={stateLook.of(state).tone}>
                    {say.count(stateLook.of(state).label, formatNumber(counts[state]))}
                  </Badge>
                </li>
              ))}
          </ul>
          {!isSelf && (
            <Button
              size="small"
              tone="quiet"
              aria-expanded={isOpen}
              aria-controls={listId}
              aria-label={say.contextsOf(nameToText(alias, identity))}
              onClick={onToggle}
            >
              {say.contexts}
              <ChevronDown size={16} aria-hidden className={isOpen ? 'rotate-180' : ''} />
            </Button>
          )}
        </div>
      )}
      {failure !== undefined && <p className="text-danger text-sm">{failure.message}</p>}
      <div id={listId} className="empty:hidden">
        {isOpen && all > 0 && <NodeContexts namespaceId={namespaceId} node={node} total={all} />}
      </div>
    </article>
  )
}
