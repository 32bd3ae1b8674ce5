import type { ReactNode } from 'react'

type EmptyStateProps = {
  title: string
  children: ReactNode
  actions?: ReactNode
  icon?: ReactNode
  /** Beside it where there is room, and below it where there is none. */
  aside?: ReactNode
}

/** Nothing is here yet: what this is for, and the next step. */
export function EmptyState({ title, children, actions, icon, aside }: EmptyStateProps) {
  return (
    <section className="card flex flex-col gap-8 border-dashed p-6 sm:p-10 lg:flex-row lg:justify-between lg:gap-16">
      <div className="flex flex-col items-start gap-4">
        {icon !== undefined && (
          <div aria-hidden className="grid size-12 place-items-center rounded-full bg-accent-soft text-accent">
            {icon}
          </div>
        )}
        <h2>{title}</h2>
        <div className="flex max-w-prose flex-col gap-3 text-muted">{children}</div>
        {actions !== undefined && <div className="flex flex-wrap gap-3 pt-1">{actions}</div>}
      </div>
      {aside}
    </section>
  )
}
