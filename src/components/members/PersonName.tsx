import { type PublicKey, shortId } from '#shared/domain/ids.ts'
import { words } from '../../words/words.ts'
import { Badge } from '../ui/Badge.tsx'
import { KeyPicture } from '../ui/KeyPrint.tsx'
import { Name } from '../ui/Name.tsx'

type Props = {
  identity: PublicKey
  alias: string | undefined
  isSelf?: boolean
  isCoordinator?: boolean
  /** On lines that are cut. */
  truncate?: boolean
}

/** Who it is: the name they gave themselves, the picture and the ends of their key, and what their node is here. */
export function PersonName({ identity, alias, isSelf = false, isCoordinator = false, truncate = false }: Props) {
  const hasName = alias !== undefined && alias !== ''
  return (
    <span className="flex min-w-0 items-center gap-3">
      <KeyPicture identity={identity} />
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-2">
          <span className={`min-w-0 font-medium ${truncate ? 'truncate' : ''}`}>
            {hasName ? (
              <Name alias={alias} id={identity} truncate={truncate} />
            ) : (
              <span className="font-normal text-muted">{words.members.noName}</span>
            )}
          </span>
          <SelfMark isSelf={isSelf} />
        </span>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
          <code title={identity} className="font-mono text-muted text-xs">
            {shortId(identity)}
          </code>
          <CoordinatorMark isCoordinator={isCoordinator} />
        </span>
      </span>
    </span>
  )
}

/** This node's own identity. */
export const SelfMark = ({ isSelf }: { isSelf: boolean }) =>
  isSelf ? (
    <span className="shrink-0">
      <Badge tone="accent">{words.members.you}</Badge>
    </span>
  ) : null

/** Their node orders the namespace. */
export const CoordinatorMark = ({ isCoordinator }: { isCoordinator: boolean }) =>
  isCoordinator ? (
    <span title={words.members.coordinatorHint}>
      <Badge>{words.members.coordinator}</Badge>
    </span>
  ) : null

/** As plain text, for labels and titles: the name, or the ends of the key. */
export const personToText = (alias: string | undefined, identity: PublicKey): string =>
  alias === undefined || alias === '' ? shortId(identity) : alias
