import { useState } from 'react'
import type { PublicKey } from '#shared/domain/ids.ts'
import type { Publication } from '#shared/wire/upgrades.ts'
import { policyToWords } from '../../components/namespaces/policy-words.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { Time } from '../../components/ui/Time.tsx'
import { NodeName } from '../../components/upgrades/NodeName.tsx'
import { statusLook } from '../../components/upgrades/upgrade-looks.ts'
import { formatNumber } from '../../lib/format.ts'
import { words } from '../../words/words.ts'

const say = words.upgrades.timeline
const ROWS_STEP = 20

type Props = { self: PublicKey; publications: readonly Publication[] }

/** Every version that was published, the newest first, and what became of it. */
export function Timeline({ self, publications }: Props) {
  const [limit, setLimit] = useState(ROWS_STEP)
  const rest = publications.length - limit
  return (
    <section aria-labelledby="timeline" className="flex flex-col gap-4">
      <h2 id="timeline">{say.title}</h2>
      {publications.length === 0 && <p className="text-muted">{say.none}</p>}
      <ol className="flex flex-col gap-4 border-line border-l-2 pl-5">
        {publications.slice(0, limit).map((publication) => (
          <li key={publication.publication} className="flex flex-col gap-1">
            <Entry publication={publication} self={self} publications={publications} />
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <Button size="small" className="self-start" onClick={() => setLimit(limit + ROWS_STEP)}>
          {say.more(formatNumber(rest))}
        </Button>
      )}
    </section>
  )
}

function Entry({ publication, self, publications }: Props & { publication: Publication }) {
  const { version, status, notes, policy, forced, endedBy, endedByAlias, endedAtMs, replacedBy } = publication
  const { label, tone } = statusLook.of(status)
  const successor = publications.find((one) => one.publication === replacedBy)
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="font-semibold">{version}</bdi>
        <Badge tone={tone}>{label}</Badge>
        {forced && <Badge>{say.forced}</Badge>}
      </p>
      <p className="text-muted text-sm">
        {say.published} <Who alias={publication.publishedByAlias} identity={publication.publishedBy} self={self} />,{' '}
        <Time timeMs={publication.publishedAtMs} />, {policyToWords(policy)}
      </p>
      {endedAtMs !== undefined && endedBy !== undefined && (
        <p className="text-muted text-sm">
          {label}
          {successor !== undefined && (
            <>
              {' '}
              {words.upgrades.by} <bdi>{successor.version}</bdi>
            </>
          )}
          : <Who alias={endedByAlias} identity={endedBy} self={self} />, <Time timeMs={endedAtMs} />
        </p>
      )}
      {notes !== undefined && notes !== '' && <bdi className="whitespace-pre-wrap">{notes}</bdi>}
    </>
  )
}

type WhoProps = { alias: string | undefined; identity: PublicKey; self: PublicKey }

const Who = ({ alias, identity, self }: WhoProps) => (
  <NodeName within node={{ identity, alias, isSelf: identity === self }} />
)
