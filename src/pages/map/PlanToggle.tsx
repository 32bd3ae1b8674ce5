import { ListChecks } from 'lucide-react'
import type { Plan } from '../../components/plan/use-plan.ts'
import { Button } from '../../components/ui/Button.tsx'
import { words } from '../../words/words.ts'

/** Moves are put into a plan while it is pressed. */
export function PlanToggle({ plan }: { plan: Plan }) {
  return (
    <Button
      aria-pressed={plan.isOn}
      title={words.plan.toggle.hint}
      disabledReason={plan.toggleReason}
      onClick={plan.toggle}
      className="min-h-9! px-3! py-1! text-sm aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent"
    >
      <ListChecks aria-hidden className="size-4" />{' '}
      <span className="lg:max-2xl:sr-only">{words.plan.toggle.button}</span>
    </Button>
  )
}
