import { formatMoment } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import type { Clocks, Validity } from './clocks.ts'
import { Fact, Facts } from './Facts.tsx'

/** When an invitation works, beside what the clocks here say: to see which of them is wrong. */
export function ClockTable({ validity, clocks }: { validity: Validity; clocks: Clocks }) {
  const { browser, node, made, until } = words.joining.clocks
  return (
    <Facts>
      {validity.issuedAtMs !== undefined && <Fact label={made}>{formatMoment(validity.issuedAtMs)}</Fact>}
      <Fact label={until}>{formatMoment(validity.expiresAtMs)}</Fact>
      <Fact label={browser}>{formatMoment(clocks.browserMs)}</Fact>
      {clocks.nodeMs !== undefined && <Fact label={node}>{formatMoment(clocks.nodeMs)}</Fact>}
    </Facts>
  )
}
