import { ListChecks } from 'lucide-react'
import type { Plan } from '../../components/plan/use-plan.ts'
import { Button } from '../../components/ui/Button.tsx'

/** Moves are put into a plan while it is pressed. */
export function PlanToggle({ plan }: { plan: Plan }) {
  return (
    <Button
      aria-pressed={plan.isOn}
      title="Plan moves: nothing is sent until you apply them"
      disabledReason={plan.toggleReason}
      onClick={plan.toggle}
      className="min-h-9! px-3! py-1! text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      <ListChecks aria-hidden className="size-4" /> <span className="lg:max-2xl:sr-only">Plan moves</span>
    </Button>
  )
}
