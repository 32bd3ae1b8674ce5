import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { InviteButton } from '../../components/namespaces/InviteButton.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { words } from '../../words/words.ts'

const said = words.firstSteps.noGroups

type Props = { namespace: NamespaceSummary; disabledReason: string | undefined; onCreate: () => void }

/** Above an empty map: what groups are for, and who could come. */
export function NoGroups({ namespace, disabledReason, onCreate }: Props) {
  return (
    <div className="card flex flex-col items-start gap-2 border-dashed p-4 sm:p-5">
      <h2 className="text-lg">{said.title}</h2>
      <p className="max-w-prose text-muted text-sm">{said.text}</p>
      <div className="flex flex-wrap gap-3 pt-1">
        <Button tone="primary" disabledReason={disabledReason} onClick={onCreate}>
          {said.create}
        </Button>
        <InviteButton namespace={namespace}>{words.firstSteps.inviteNext}</InviteButton>
      </div>
    </div>
  )
}
