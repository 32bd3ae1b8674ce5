import { useMutation } from '@tanstack/react-query'
import type { GroupId } from '#shared/domain/ids.ts'
import type { GroupInfo } from '#shared/wire/groups.ts'
import { errorUnlessDone } from '../../api/api-error.ts'
import { setDefaultCapabilities } from '../../api/groups.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { rightsToWords } from '../../components/groups/capability-words.ts'
import { RightsFields } from '../../components/members/RightsFields.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { words } from '../../words/words.ts'

const said = words.members.membership

type Props = { namespaceId: GroupId; info: GroupInfo; disabledReason: string | undefined }

/** What whoever is added from now on may do here. */
export function DefaultMemberRights({ namespaceId, info, disabledReason }: Props) {
  const { mutate, isPending, variables, ...change } = useMutation(setDefaultCapabilities(useNodeApi(), namespaceId))
  const { groupId } = info
  const error = errorUnlessDone(change.error, variables?.capabilities === info.defaultCapabilities)
  const capabilities = isPending ? variables.capabilities : info.defaultCapabilities
  return (
    <details>
      <summary className="text-sm">
        <span className="font-medium">{said.defaults}</span>{' '}
        <span className="text-muted">{rightsToWords('Member', capabilities)}</span>
      </summary>
      <div className="mt-1">
        <RightsFields
          legend={said.defaults}
          capabilities={capabilities}
          pending={isPending}
          reasonFor={() => disabledReason}
          onChange={(next) => mutate({ groupId, capabilities: next })}
        />
      </div>
      {error !== null && <ErrorNotice notDone={said.defaultsNotChanged} error={error} />}
    </details>
  )
}
