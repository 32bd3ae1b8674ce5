import { useState } from 'react'
import type { UpgradeNode, Upgrades } from '#shared/wire/upgrades.ts'
import { Fact } from '../../components/invitations/Facts.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { NodeName } from '../../components/upgrades/NodeName.tsx'
import { formatNumber } from '../../lib/format.ts'
import { words } from '../../words/words.ts'

/** More names than anybody reads are drawn only when asked for. */
const NAMES_STEP = 50
const ORDER = ['agreed', 'declined', 'missing'] as const

/** Who has agreed, who has declined, and who is missing. */
export function Answers({ upgrades }: { upgrades: Pick<Upgrades, 'nodes'> }) {
  return ORDER.map((answer) => {
    const nodes = upgrades.nodes.filter((node) => node.answer === answer)
    return (
      nodes.length > 0 && (
        <Fact key={answer} label={words.upgrades.answers[answer]}>
          <Names nodes={nodes} />
        </Fact>
      )
    )
  })
}

function Names({ nodes }: { nodes: readonly UpgradeNode[] }) {
  const [limit, setLimit] = useState(NAMES_STEP)
  const rest = nodes.length - limit
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {nodes.slice(0, limit).map((node) => (
        <li key={node.identity}>
          <NodeName node={node} />
        </li>
      ))}
      {rest > 0 && (
        <li>
          <Button size="small" onClick={() => setLimit(limit + NAMES_STEP)}>
            {words.upgrades.nodes.moreNodes(formatNumber(rest))}
          </Button>
        </li>
      )}
    </ul>
  )
}
