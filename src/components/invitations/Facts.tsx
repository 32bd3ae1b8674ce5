import type { ReactNode } from 'react'

/** A list of what is so. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)] sm:gap-y-3">{children}</dl>
  )
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted text-sm sm:pt-0.5">{label}</dt>
      <dd className="mb-3 min-w-0 wrap-anywhere sm:mb-0">{children}</dd>
    </>
  )
}
