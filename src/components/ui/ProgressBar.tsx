type Props = {
  /** What is on its way: names the bar. */
  label: string
  /** Absent while nobody knows how far it is. */
  value?: number | undefined
  max?: number | undefined
}

/** How far something is. */
export function ProgressBar({ label, value, max }: Props) {
  const known = value !== undefined && max !== undefined && max > 0
  return (
    <progress
      aria-label={label}
      {...(known ? { value: Math.min(value, max), max } : {})}
      className="h-2 w-full appearance-none overflow-hidden rounded-full bg-sunken [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-sunken [&::-webkit-progress-value]:bg-accent"
    />
  )
}
