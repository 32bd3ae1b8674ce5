import type { ReactNode } from 'react'

/** One part of the page, under a heading of its own. */
export function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card flex min-w-0 flex-col gap-4 p-5">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
