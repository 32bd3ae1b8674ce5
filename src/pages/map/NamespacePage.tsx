/** A namespace: its tree, and what stands beside it; or why it cannot be shown. */

import { groupList } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceView } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { errorToEnding, NamespaceEnding } from '../../components/namespaces/NamespaceEnding.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { nameToText } from '../../components/ui/Name.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { useGroupId, useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { NamespaceMap } from './NamespaceMap.tsx'

export function Component() {
  const namespaceId = useNamespaceId()
  const groupId = useGroupId() ?? namespaceId
  const api = useNodeApi()
  const namespace = useRead(namespaceView(api, namespaceId))
  const groups = useRead(groupList(api, namespaceId))

  // Asked first: what was read before is still there when somebody deletes the namespace meanwhile.
  const ending = errorToEnding(namespace.error) ?? errorToEnding(groups.error)
  if (ending !== undefined) return <NamespaceEnding ending={ending} />
  if (namespace.data === undefined || groups.data === undefined) {
    const error = namespace.error ?? groups.error
    return (
      <>
        <PageHeader
          title={namespace.data === undefined ? words.map.page.title : nameToText(namespace.data.alias, namespaceId)}
        />
        {error === null ? (
          <Loading label={words.namespaces.reading} />
        ) : (
          <ErrorNotice
            title={words.namespaces.unreadable}
            error={error}
            onRetry={() => {
              void namespace.refetch()
              void groups.refetch()
            }}
          >
            <LinkButton to={paths.namespaces()}>{words.map.page.back}</LinkButton>
          </ErrorNotice>
        )}
      </>
    )
  }
  return <NamespaceMap key={namespaceId} namespace={namespace.data} groups={groups.data} groupId={groupId} />
}
