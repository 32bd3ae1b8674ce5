import type { GroupId } from '#shared/domain/ids.ts'
import type { ContextVersion } from '#shared/wire/upgrades.ts'
import { OpenButton } from './OpenButton.tsx'
import { VersionPath } from './VersionPath.tsx'

type Props = {
  namespaceId: GroupId /** Absent when this node has no part in it. */
  context: ContextVersion | undefined
}

/** What a context of this node runs, why it stayed there, and the button that opens it. */
export function ContextVersionNote({ namespaceId, context }: Props) {
  if (context === undefined) return null
  return (
    <>
      <span className="text-muted">
        <VersionPath {...context} />
      </span>
      <OpenButton namespaceId={namespaceId} context={context} />
      {context.failure !== undefined && <span className="basis-full text-danger">{context.failure.message}</span>}
    </>
  )
}
