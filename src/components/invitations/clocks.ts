/** Does an invitation work now, as far as the clocks here can tell? Only the coordinator's clock decides. */

/** How far clocks that are set by themselves may be apart. */
const TOLERANCE_MS = 120_000

export type Clocks = {
  browserMs: number
  /** undefined while no node is connected. */
  nodeMs: number | undefined
}
export type Validity = {
  expiresAtMs: number
  /** Invitations without details do not say. */
  issuedAtMs: number | undefined
}
export type TimeVerdict = 'valid' | 'expired' | 'notYetValid' | 'disagree'

const atOne = ({ expiresAtMs, issuedAtMs }: Validity, nowMs: number): Exclude<TimeVerdict, 'disagree'> => {
  if (nowMs >= expiresAtMs) return 'expired'
  return issuedAtMs !== undefined && issuedAtMs > nowMs + TOLERANCE_MS ? 'notYetValid' : 'valid'
}

/** What all clocks say, or that they say different things. */
export function timeVerdict(validity: Validity, { browserMs, nodeMs }: Clocks): TimeVerdict {
  const browser = atOne(validity, browserMs)
  return nodeMs === undefined || atOne(validity, nodeMs) === browser ? browser : 'disagree'
}
