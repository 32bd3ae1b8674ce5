import type { UpgradeNode } from '#shared/wire/upgrades.ts'
import { words } from '../../words/words.ts'
import { Name } from '../ui/Name.tsx'

/** A member node, and whether it is this one. */
export function NodeName({ node }: { node: Pick<UpgradeNode, 'identity' | 'alias' | 'isSelf'> }) {
  const { identity, alias, isSelf } = node
  if (isSelf && (alias === undefined || alias === '')) return <span>{words.upgrades.thisNode}</span>
  return (
    <>
      <Name alias={alias} id={identity} />
      {isSelf && <span className="text-muted"> {words.upgrades.you}</span>}
    </>
  )
}
