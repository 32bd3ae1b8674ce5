import type { UpgradeNode } from '#shared/wire/upgrades.ts'
import { words } from '../../words/words.ts'
import { Name } from '../ui/Name.tsx'

type Props = {
  node: Pick<UpgradeNode, 'identity' | 'alias' | 'isSelf'> /** It stands in a sentence. */
  within?: boolean
}

/** A member node, and whether it is this one. */
export function NodeName({ node: { identity, alias, isSelf }, within = false }: Props) {
  if (isSelf && (alias === undefined || alias === ''))
    return <span>{within ? words.upgrades.thisNodeWithin : words.upgrades.thisNode}</span>
  return (
    <>
      <Name alias={alias} id={identity} />
      {isSelf && <span className="text-muted"> {words.upgrades.you}</span>}
    </>
  )
}
