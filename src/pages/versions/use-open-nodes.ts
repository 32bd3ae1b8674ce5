/** Whose contexts are shown, as the address says it: reload, Back and a shared link keep it. */
import { useSearchParams } from 'react-router'
import type { UpgradeNode } from '#shared/wire/upgrades.ts'

const NAME = 'node'

type Node = Pick<UpgradeNode, 'identity' | 'isSelf'>

/** Those of this node always are. */
export function useOpenNodes() {
  const [params, setParams] = useSearchParams()
  const open = new Set(params.getAll(NAME))
  const isOpen = ({ identity, isSelf }: Node): boolean => isSelf || open.has(identity)
  const toggle = ({ identity }: Node): void =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before)
        if (before.getAll(NAME).includes(identity)) after.delete(NAME, identity)
        else after.append(NAME, identity)
        return after
      },
      { replace: true, preventScrollReset: true },
    )
  return { isOpen, toggle }
}
