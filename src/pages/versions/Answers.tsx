import type { UpgradeNode, Upgrades } from '#shared/wire/upgrades.ts'
import { Fact } from '../../components/invitations/Facts.tsx'
import { NodeName } from '../../components/upgrades/NodeName.tsx'
import { words } from '../../words/words.ts'

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
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {nodes.map((node) => (
        <li key={node.identity}>
          <NodeName node={node} />
        </li>
      ))}
    </ul>
  )
}
