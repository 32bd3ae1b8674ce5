import { useMemo } from 'react'
import type { PublicKey } from '#shared/domain/ids.ts'
import { keyToGroups, keyToPrint, PRINT_SIZE } from '../../lib/key-print.ts'

/** The picture of a key. Decoration: whoever does not see it reads the key beside it. */
export function KeyPicture({ identity, size = 32 }: { identity: PublicKey; size?: number }) {
  const { cells, hues } = useMemo(() => keyToPrint(identity), [identity])
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox={`-0.5 -0.5 ${PRINT_SIZE + 1} ${PRINT_SIZE + 1}`}
      shapeRendering="crispEdges"
      className="shrink-0 rounded bg-sunken"
    >
      {cells.map(({ x, y, isSecond }) => (
        <rect
          key={`${x} ${y}`}
          x={x}
          y={y}
          width={1}
          height={1}
          fill={`oklch(0.62 0.14 ${isSecond ? hues[1] : hues[0]})`}
        />
      ))}
    </svg>
  )
}

/** The picture and the beginning of the key in groups, to compare with what somebody else sees. */
export function KeyPrint({ identity }: { identity: PublicKey }) {
  return (
    <span className="inline-flex items-center gap-3">
      <KeyPicture identity={identity} size={48} />
      <code className="font-mono text-sm">{keyToGroups(identity)}</code>
    </span>
  )
}
