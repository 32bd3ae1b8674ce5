import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { parseApplicationId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceList } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { FirstSteps } from '../../components/namespaces/FirstSteps.tsx'
import { FirstStepsCard } from '../../components/namespaces/FirstStepsCard.tsx'
import { furthestOwn } from '../../components/namespaces/first-steps.ts'
import { NamespaceCard } from '../../components/namespaces/NamespaceCard.tsx'
import { applicationChoices, findNamespaces, sortNamespaces } from '../../components/namespaces/namespace-filter.ts'
import { Button, LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { SelectField } from '../../components/ui/SelectField.tsx'
import { Sentence } from '../../components/ui/Sentence.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const said = words.namespaces

export function Component() {
  const api = useNodeApi()
  const all = useRead(namespaceList(api))
  const isEmpty = all.data?.length === 0
  return (
    <>
      <PageHeader
        title={said.namespaces}
        actions={
          isEmpty ? undefined : (
            <>
              <LinkButton to={paths.join()}>{said.joinByInvitation}</LinkButton>
              <LinkButton tone="primary" to={paths.createNamespace()}>
                {said.create}
              </LinkButton>
            </>
          )
        }
      >
        {isEmpty ? undefined : said.list.lead}
      </PageHeader>
      {all.error !== null && all.data === undefined && (
        <ErrorNotice
          error={all.error}
          title={said.list.notRead}
          onRetry={() => {
            void all.refetch()
          }}
        />
      )}
      {all.isPending && <Loading label={said.list.reading} />}
      {all.data !== undefined && (isEmpty ? <FirstSteps /> : <Namespaces all={all.data} />)}
    </>
  )
}

function Namespaces({ all }: { all: NamespaceSummary[] }) {
  const own = furthestOwn(all)
  return (
    <div className="flex flex-col gap-8">
      {own !== undefined && <FirstStepsCard key={own.namespaceId} namespace={own} />}
      <FilteredList all={all} />
    </div>
  )
}

/** The list with its search and its choice of application, both in the address. */
function FilteredList({ all }: { all: NamespaceSummary[] }) {
  const api = useNodeApi()
  const [params, setParams] = useSearchParams()
  const search = params.get('q') ?? ''
  const application = parseApplicationId(params.get('application') ?? '')
  const ofOne = useRead({
    ...namespaceList(api, application),
    enabled: application !== undefined,
    placeholderData: keepPreviousData,
  })
  const set = (name: 'q' | 'application', value: string) =>
    setParams(
      (before) => {
        if (value === '') before.delete(name)
        else before.set(name, value)
        return before
      },
      { replace: true },
    )

  const ofApplication = application === undefined ? all : (ofOne.data ?? [])
  const found = sortNamespaces(findNamespaces(ofApplication, search))
  const choices = applicationChoices(all)
  if (application !== undefined && !choices.some(({ value }) => value === application))
    choices.push({ value: application, label: said.list.anotherApplication })
  return (
    <div className="flex flex-col gap-5">
      <search className="grid gap-4 sm:grid-cols-[1fr_minmax(12rem,18rem)]">
        <TextField
          type="search"
          label={said.list.search}
          placeholder={said.list.searchHint}
          value={search}
          onChange={(value) => set('q', value)}
        />
        <SelectField
          label={said.list.application}
          value={application ?? ''}
          options={[{ value: '', label: said.list.allApplications }, ...choices]}
          onChange={(value) => set('application', value)}
        />
      </search>
      <p role="status" className="text-muted text-sm">
        {said.list.found(found.length, all.length)}
      </p>
      {ofOne.error !== null && <ErrorNotice error={ofOne.error} />}
      {application !== undefined && ofOne.isPending && <Loading label={said.list.reading} rows={1} />}
      {found.length > 0 && <Cards namespaces={found} />}
      {found.length === 0 && !(application !== undefined && ofOne.data === undefined) && (
        <EmptyState
          title={said.list.noMatch}
          actions={<Button onClick={() => setParams({}, { replace: true })}>{said.list.showAll}</Button>}
        >
          <p>
            {search === '' ? (
              said.list.noneRunsIt
            ) : (
              <Sentence of={said.list.noneCalled(<bdi className="text-ink">{search}</bdi>)} />
            )}
          </p>
        </EmptyState>
      )}
    </div>
  )
}

/** More cards than anybody reads are drawn only when asked for. */
const CARDS_STEP = 60

function Cards({ namespaces }: { namespaces: NamespaceSummary[] }) {
  const [limit, setLimit] = useState(CARDS_STEP)
  const rest = namespaces.length - limit
  return (
    <>
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {namespaces.slice(0, limit).map((namespace) => (
          <li key={namespace.namespaceId} className="grid min-w-0">
            <NamespaceCard namespace={namespace} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button className="self-start" onClick={() => setLimit(limit + CARDS_STEP)}>
          {said.list.showMore(Math.min(rest, CARDS_STEP), rest)}
        </Button>
      )}
    </>
  )
}
