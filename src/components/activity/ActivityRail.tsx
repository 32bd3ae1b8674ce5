/** Who did what in the namespace, newest first, from the log of the node. Kept fresh like everything that is read. */

import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { activityList } from '../../api/activity.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { identityView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Time } from '../ui/Time.tsx'
import { ActivitySentence } from './ActivitySentence.tsx'

const said = words.activity

type Props = { model: TreeModel; onShow: (groupId: GroupId) => void }

export function ActivityRail(props: Props) {
  const titleId = useId()
  return (
    <section aria-labelledby={titleId} className="card flex min-w-0 flex-col gap-3 p-4">
      <h2 id={titleId}>{said.title}</h2>
      <Entries {...props} />
    </section>
  )
}

const Note = ({ children }: { children: ReactNode }) => <p className="text-muted">{children}</p>

function Entries({ model, onShow }: Props) {
  const namespaceId = model.rootId
  const api = useNodeApi()
  const { data: self } = useRead(identityView(api, namespaceId))
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    activityList(api, namespaceId),
  )
  const notice = error !== null && <ErrorNotice title={said.notRead} error={error} onRetry={() => void refetch()} />
  if (data === undefined) return notice || <Loading label={said.reading} rows={2} />
  const entries = data.pages.flatMap((page) => page.entries)
  return (
    <>
      {notice}
      {entries.length === 0 && <Note>{said.none}</Note>}
      <ol aria-label={said.list} className="flex flex-col text-sm">
        {entries.map((entry) => (
          <li key={entry.number} className="border-line border-t py-2 first:border-t-0">
            <p>
              <ActivitySentence entry={entry} model={model} self={self} onShow={onShow} />
              <span className="text-muted">
                , <Time timeMs={entry.timeMs} relativeOnly />
              </span>
            </p>
          </li>
        ))}
      </ol>
      {hasNextPage && (
        <Button size="small" className="self-start" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? said.pending : said.older}
        </Button>
      )}
    </>
  )
}
