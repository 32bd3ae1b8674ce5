import type { BundleProgress } from '#shared/wire/upgrade-states.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { ProgressBar } from '../../components/ui/ProgressBar.tsx'
import { bundleLook } from '../../components/upgrades/upgrade-looks.ts'
import { formatBytes } from '../../lib/format.ts'
import { words } from '../../words/words.ts'

const say = words.upgrades.bundle

/** How far this node is with the bundles that it needs; nothing when it holds them all. */
export function BundlesSection({ bundles }: { bundles: readonly BundleProgress[] }) {
  const awaited = bundles.filter(({ state }) => state !== 'held')
  if (awaited.length === 0) return null
  return (
    <section aria-labelledby="bundles" className="card flex flex-col gap-4 p-5">
      <h2 id="bundles">{say.title}</h2>
      <ul className="flex flex-col gap-4">
        {awaited.map((bundle) => (
          <li key={bundle.appKey} className="flex flex-col gap-2">
            <BundleRow bundle={bundle} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function BundleRow({ bundle: { version, state, receivedBytes, sizeBytes, failure } }: { bundle: BundleProgress }) {
  const { label, tone } = bundleLook.of(state)
  const size = sizeBytes === undefined ? undefined : formatBytes(sizeBytes)
  return (
    <>
      <p className="flex flex-wrap items-center gap-3">
        <bdi className="font-semibold">{version}</bdi>
        <Badge tone={tone}>{label}</Badge>
        <span className="text-muted text-sm tabular-nums">{say.received(formatBytes(receivedBytes), size)}</span>
      </p>
      {state === 'fetching' && <ProgressBar label={say.progress(version)} value={receivedBytes} max={sizeBytes} />}
      {failure !== undefined && <p>{failure.message}</p>}
    </>
  )
}
