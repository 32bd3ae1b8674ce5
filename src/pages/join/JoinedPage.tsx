import { JoinedPanel } from '../../components/invitations/JoinedPanel.tsx'
import { useNamespaceId } from '../../lib/use-id-params.ts'

/** What joining has brought, read back from the node. */
export function Component() {
  return <JoinedPanel namespaceId={useNamespaceId()} />
}
