/** Icons of cards and rows, of one path each: many are in the document at once, and every element counts. */

const PATHS = {
  members:
    'M3 21v-2a5 5 0 0 1 5-5h5a5 5 0 0 1 5 5v2M14.5 7a4 4 0 1 1-8 0a4 4 0 1 1 8 0M17 3.5a4 4 0 0 1 0 7M22 21v-2a5 5 0 0 0-3-4.5',
  subgroups: 'M4 3v16h7M4 8h7M11 5h9v6h-9zM11 16h9v6h-9z',
  contexts: 'M3 4h18v16H3zM3 9.5h18',
  restricted: 'M5 11h14v10H5zM8 11V7a4 4 0 0 1 8 0v4',
  menu: 'M5 12h.01M12 12h.01M19 12h.01',
  fold: 'M15 6l-6 6l6 6',
  marked: 'M4 12l5 5L20 6',
} as const

export function GroupIcon({ icon, className }: { icon: keyof typeof PATHS; className: string }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={icon === 'menu' ? 3.5 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path d={PATHS[icon]} />
    </svg>
  )
}
