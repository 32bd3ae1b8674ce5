import type { GroupId } from '#shared/domain/ids.ts'
import { SPRING_MS, useSpringing } from '../moves/lift-store.ts'

/** Fills while the pointer holds something over a folded group: when it is full, the group opens. */
export function SpringFill({ id, className }: { id: GroupId; className: string }) {
  if (!useSpringing(id)) return null
  return (
    <span
      aria-hidden
      style={{ animationDuration: `${SPRING_MS}ms` }}
      className={`spring-fill absolute inset-0 -z-10 origin-left bg-accent-soft ${className}`}
    />
  )
}
