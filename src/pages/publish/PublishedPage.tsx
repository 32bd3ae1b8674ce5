import { useNavigate } from 'react-router'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import type { Publication, Upgrades } from '#shared/wire/upgrades.ts'
import { NamespaceEnding } from '../../components/namespaces/NamespaceEnding.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { Wizard } from '../../components/ui/Wizard.tsx'
import { Countdown } from '../../components/upgrades/Countdown.tsx'
import { publicationSentence } from '../../components/upgrades/upgrade-sentences.ts'
import { usePublicationNumber } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { publishFrame } from './publish-frame.tsx'
import { usePublishReads } from './use-publish-reads.ts'

const say = words.upgrades.publish

/** The end of the wizard, with an address of its own: it stays true when the next publication is begun. */
export function Component() {
  const { namespaceId, can, namespace, upgrades, ending, error, retry } = usePublishReads()
  const number = usePublicationNumber()
  if (ending !== undefined) return <NamespaceEnding ending={ending} />
  const publication = upgrades?.publications.find((one) => one.publication === number)
  if (namespace !== undefined && upgrades !== undefined && publication !== undefined)
    return <Published namespace={namespace} upgrades={upgrades} publication={publication} />
  const isMissing = upgrades !== undefined && upgrades.logNumber >= number
  return (
    <>
      <PageHeader title={say.button} />
      {!can.ok && <p className="card p-5">{can.reason}</p>}
      {error !== null && <ErrorNotice error={error} onRetry={retry} />}
      {can.ok && error === null && isMissing && (
        <EmptyState
          title={say.done.missing(number)}
          actions={<LinkButton to={paths.namespaceVersions(namespaceId)}>{say.backToVersions}</LinkButton>}
        >
          {null}
        </EmptyState>
      )}
      {can.ok && error === null && !isMissing && <Loading label={say.done.reading} />}
    </>
  )
}

type Props = { namespace: NamespaceSummary; upgrades: Upgrades; publication: Publication }

/** What the node itself says now, not what was sent. */
function Published({ namespace, upgrades, publication }: Props) {
  const { namespaceId } = namespace
  const navigate = useNavigate()
  const { version, deadlineMs } = publication
  return (
    <Wizard
      {...publishFrame(namespace, 'done', () => false)}
      next={{ label: say.steps.done.next, onNext: () => void navigate(paths.namespaceVersions(namespaceId)) }}
    >
      <div role="status" className="card flex flex-col gap-3 p-5">
        <p className="font-semibold text-lg">{say.done.entry(version, publication.publication)}</p>
        <p>{publicationSentence(upgrades, publication)}</p>
        {deadlineMs !== undefined && (
          <p>
            {say.when.at} <Countdown timeMs={deadlineMs} />
          </p>
        )}
      </div>
      <LinkButton className="self-start" tone="quiet" to={paths.publish(namespaceId)}>
        {say.done.another}
      </LinkButton>
    </Wizard>
  )
}
