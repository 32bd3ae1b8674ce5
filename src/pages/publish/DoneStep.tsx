import type { Upgrades } from '#shared/wire/upgrades.ts'
import { Button } from '../../components/ui/Button.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Countdown } from '../../components/upgrades/Countdown.tsx'
import { publicationSentence } from '../../components/upgrades/upgrade-sentences.ts'
import { words } from '../../words/words.ts'

const say = words.upgrades.publish.done

type Props = { upgrades: Upgrades /** The number of its entry. */; published: number; onAnother: () => void }

/** What the node itself says now, not what was sent. */
export function DoneStep({ upgrades, published, onAnother }: Props) {
  const publication = upgrades.publications.find((one) => one.publication === published)
  if (publication === undefined) return <Loading label={say.reading} rows={1} />
  const { version, deadlineMs } = publication
  return (
    <>
      <div role="status" className="card flex flex-col gap-3 p-5">
        <p className="font-semibold text-lg">{say.entry(version, published)}</p>
        <p>{publicationSentence(upgrades, publication)}</p>
        {deadlineMs !== undefined && (
          <p>
            {words.upgrades.publish.when.at} <Countdown timeMs={deadlineMs} />
          </p>
        )}
      </div>
      <Button className="self-start" tone="quiet" onClick={onAnother}>
        {say.another}
      </Button>
    </>
  )
}
