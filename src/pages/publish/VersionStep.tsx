import type { Upgrades } from '#shared/wire/upgrades.ts'
import { InstallOptions } from '../../components/applications/InstallOptions.tsx'
import { Badge } from '../../components/ui/Badge.tsx'
import { RadioCards } from '../../components/ui/RadioCards.tsx'
import { words } from '../../words/words.ts'

const say = words.upgrades.publish.version

type Props = { upgrades: Upgrades; chosen: string | undefined; onChoose: (version: string) => void }

/** Which version, out of those that this node could publish; and how to get a newer one when there is none. */
export function VersionStep({ upgrades: { publishable, current }, chosen, onChoose }: Props) {
  const newestFirst = [...publishable].reverse()
  if (newestFirst.length === 0)
    return (
      <section aria-labelledby="no-version" className="card flex flex-col gap-5 p-5">
        <h2 id="no-version">{say.none}</h2>
        <p className="text-muted">{say.howTo(current.version)}</p>
        <InstallOptions />
      </section>
    )
  return (
    <>
      <p className="text-muted">{say.now(current.version)}</p>
      <RadioCards
        legend={say.legend}
        legendHidden
        value={chosen}
        onChange={onChoose}
        options={newestFirst.map(({ version, appKey }, index) => ({
          value: version,
          label: <bdi>{version}</bdi>,
          description: say.description(appKey),
          aside: index === 0 ? <Badge tone="accent">{say.newest}</Badge> : undefined,
        }))}
      />
      <details className="card p-4">
        <summary className="font-medium">{say.another}</summary>
        <div className="flex flex-col gap-5 pt-4">
          <InstallOptions />
        </div>
      </details>
    </>
  )
}
