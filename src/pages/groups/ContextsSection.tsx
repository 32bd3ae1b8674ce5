import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { aliasVerdict } from '#shared/domain/alias.ts'
import type { GroupId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { NODE_CONTEXTS_PAGE_MAX } from '#shared/wire/upgrades.ts'
import { contextList, createContext } from '../../api/contexts.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { useAnnounce } from '../../components/ui/Announcer.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { Name } from '../../components/ui/Name.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { ContextVersionNote } from '../../components/upgrades/ContextVersionNote.tsx'
import { useContextVersions } from '../../components/upgrades/use-context-versions.ts'
import { randomKey } from '../../lib/random-key.ts'
import { useOnce } from '../../lib/use-once.ts'
import { words } from '../../words/words.ts'
import { PanelSection } from './PanelSection.tsx'

const said = words.contexts

/** As many as a page of their versions can hold. */
const ROWS_MAX = NODE_CONTEXTS_PAGE_MAX

type Props = { namespace: NamespaceSummary; groupId: GroupId; createReason: string | undefined }

/** Running instances of the application that belong to this group. */
export function ContextsSection({ namespace, groupId, createReason }: Props) {
  const { namespaceId, selfIdentity } = namespace
  const { data, error, refetch } = useRead(contextList(useNodeApi(), namespaceId, groupId))
  const versions = useContextVersions(namespaceId, groupId, selfIdentity)
  return (
    <PanelSection title={said.title} count={data?.length}>
      {data === undefined &&
        (error === null ? (
          <Loading label={said.reading} rows={1} />
        ) : (
          <ErrorNotice title={said.unreadable} error={error} onRetry={() => void refetch()} />
        ))}
      {data?.length === 0 && <p className="text-muted text-sm">{said.none}</p>}
      {data !== undefined && data.length > 0 && (
        <ul className="flex flex-col gap-1">
          {data.slice(0, ROWS_MAX).map(({ contextId, alias }) => (
            <li key={contextId} className="flex flex-wrap items-center gap-x-2 text-sm">
              {alias !== undefined && <Name alias={alias} id={contextId} />}
              <CopyText text={contextId} label={said.id} />
              <ContextVersionNote namespaceId={namespaceId} context={versions.get(contextId)} />
            </li>
          ))}
        </ul>
      )}
      {data !== undefined && data.length > ROWS_MAX && (
        <p className="text-muted text-sm">{said.more(data.length - ROWS_MAX)}</p>
      )}
      {createReason === undefined ? (
        <CreateContextForm namespaceId={namespaceId} groupId={groupId} />
      ) : (
        <div>
          <Button size="small" disabledReason={createReason}>
            {said.create}
          </Button>
        </div>
      )}
    </PanelSection>
  )
}

function CreateContextForm({ namespaceId, groupId }: { namespaceId: GroupId; groupId: GroupId }) {
  const announce = useAnnounce()
  const [alias, setAlias] = useState('')
  const [idempotencyKey, setIdempotencyKey] = useState(randomKey)
  const once = useOnce()
  const { mutateAsync, isPending, error } = useMutation(createContext(useNodeApi(), namespaceId, groupId))
  const name = alias.trim()
  const verdict = name === '' ? undefined : aliasVerdict(name)
  const submit = (): void => {
    if (verdict?.ok === false) return
    once(() =>
      mutateAsync(
        { ...(name === '' ? {} : { alias: name }), idempotencyKey },
        {
          onSuccess: () => {
            setAlias('')
            setIdempotencyKey(randomKey())
            announce(said.created)
          },
        },
      ),
    )
  }
  return (
    <details>
      <summary className="font-medium text-sm">{said.create}</summary>
      <form
        noValidate
        className="mt-3 flex flex-col gap-3 rounded-control bg-sunken p-3"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={said.nameOptional}
          value={alias}
          onChange={(text) => {
            setAlias(text)
            setIdempotencyKey(randomKey())
          }}
          error={verdict?.ok === false ? verdict.message : undefined}
        />
        {error !== null && <ErrorNotice notDone={said.notCreated} error={error} />}
        <div>
          <Button type="submit" size="small" tone="primary" pending={isPending}>
            {said.submit}
          </Button>
        </div>
      </form>
    </details>
  )
}
