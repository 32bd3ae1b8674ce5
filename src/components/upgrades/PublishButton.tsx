import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useBlockedReason } from '../../api/NodeApiContext.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { publishReason } from './upgrade-rules.ts'

/** Leads to the wizard, or says why this node cannot publish. */
export function PublishButton({ namespace }: { namespace: NamespaceSummary }) {
  const blocked = useBlockedReason('upgrade')
  return (
    <LinkButton
      tone="primary"
      to={paths.publish(namespace.namespaceId)}
      disabledReason={blocked ?? publishReason(namespace)}
    >
      {words.upgrades.publish.button}
    </LinkButton>
  )
}
