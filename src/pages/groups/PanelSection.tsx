import { type ReactNode, useId } from 'react'
import { formatNumber } from '../../lib/format.ts'

type Props = { title: string /** Behind the title. */; count?: number | undefined; children: ReactNode }

/** One part of the panel, under a heading of its own. */
export function PanelSection({ title, count, children }: Props) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-3 border-line border-t pt-4">
      <h3 id={titleId} className="flex items-baseline gap-2">
        {title}
        {count !== undefined && (
          <span className="font-normal text-muted text-sm tabular-nums">{formatNumber(count)}</span>
        )}
      </h3>
      {children}
    </section>
  )
}
