import { useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { Button } from '../../components/ui/Button.tsx'
import { inOrderOfNeed, upcomingPublication } from '../../components/upgrades/upgrade-view.ts'
import { formatNumber } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { NodeCard } from './NodeCard.tsx'
import { useOpenNodes } from './use-open-nodes.ts'

const say = words.upgrades.nodes
/** More nodes than anybody reads are drawn only when asked for. */
const NODES_STEP = 20

/** What every node makes of it, in counts; the contexts of one when its card is opened. */
export function NodesSection({ namespaceId, upgrades }: { namespaceId: GroupId; upgrades: Upgrades }) {
  const [limit, setLimit] = useState(NODES_STEP)
  const { isOpen, toggle } = useOpenNodes()
  const nodes = inOrderOfNeed(upgrades.nodes)
  // What the address has open is there, however far down.
  const shown = Math.max(limit, nodes.findLastIndex(isOpen) + 1)
  const rest = nodes.length - shown
  // Answers are of interest until the publication that they are about has begun.
  const isAsking = upcomingPublication(upgrades) !== undefined
  return (
    <section aria-labelledby="nodes" className="flex flex-col gap-4">
      <h2 id="nodes">{say.title}</h2>
      <ul className="flex flex-col gap-4">
        {nodes.slice(0, shown).map((node) => (
          <li key={node.identity}>
            <NodeCard
              namespaceId={namespaceId}
              node={node}
              isAsking={isAsking}
              isOpen={isOpen(node)}
              onToggle={() => toggle(node)}
            />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button size="small" className="self-start" onClick={() => setLimit(shown + NODES_STEP)}>
          {say.moreNodes(formatNumber(rest))}
        </Button>
      )}
    </section>
  )
}
