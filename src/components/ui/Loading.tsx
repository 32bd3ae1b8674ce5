type LoadingProps = { label: string /** Grey bars that hold the place. */; rows?: number }

/** Something is being read. Says so in words, after a moment: most answers come before anybody has to wait. */
export function Loading({ label, rows = 3 }: LoadingProps) {
  return (
    <div role="status" className="appear-late flex flex-col gap-3 py-2">
      <p className="text-muted">{label}</p>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: The bars are all the same.
        <div key={row} aria-hidden className="h-16 animate-pulse rounded-card bg-sunken" />
      ))}
    </div>
  )
}
