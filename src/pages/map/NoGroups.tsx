import { Button } from '../../components/ui/Button.tsx'

type Props = { disabledReason: string | undefined; onCreate: () => void }

/** Over the lower part of an empty map. */
export function NoGroups({ disabledReason, onCreate }: Props) {
  return (
    <div className="card absolute inset-x-3 bottom-3 flex flex-col items-start gap-2 border-dashed p-4 sm:inset-x-6 sm:bottom-6 sm:p-5">
      <h2 className="text-lg">No groups yet</h2>
      <p className="max-w-prose text-muted text-sm">
        Groups divide a namespace: teams, projects, customers. Each has its own members and contexts, and groups can be
        inside groups. Create the first one, then drag groups onto each other to arrange them.
      </p>
      <Button tone="primary" disabledReason={disabledReason} onClick={onCreate}>
        Create group
      </Button>
    </div>
  )
}
