/** Grove's mark: a stem that branches into groups. */
export function GroveMark({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" fill="#1d5f43" />
      <g fill="none" stroke="#f3f1e7" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round">
        <path d="M16 26v-9M16 21c-4.4 0-7-2.4-7-6.4M16 17c3.8 0 6.4-2 6.4-5.6" />
      </g>
      <g fill="#bfe3b4">
        <circle cx="16" cy="12.6" r="3.4" />
        <circle cx="9" cy="11.4" r="3.4" />
        <circle cx="22.6" cy="8.6" r="3.4" />
      </g>
    </svg>
  )
}
