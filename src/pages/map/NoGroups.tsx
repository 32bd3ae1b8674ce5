import { Button } from '../../components/ui/Button.tsx'

type Props = { disabledReason: string | undefined; onCreate: () => void }

/** Above an empty map: what groups are for. */
export function NoGroups({ disabledReason, onCreate }: Props) {
  return (
    <div className="card flex flex-col items-start gap-2 border-dashed p-4 sm:p-5">
      <h2 className="text-lg">No groups yet</h2>
      <p className="max-w-prose text-muted text-sm">
        Groups divide a namespace: teams, projects, customers. Each has its own members and contexts, and groups can be
        inside groups. Create the first one, then move groups into each other to arrange them.
      </p>
      <Button tone="primary" disabledReason={disabledReason} onClick={onCreate}>
        Create the first group
      </Button>
    </div>
  )
}
