import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import type { Membership } from '#shared/domain/membership.ts'
import { errorUnlessDone } from '../../api/api-error.ts'
import { setMemberCapabilities, setMemberRole } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { words } from '../../words/words.ts'
import { rightsToWords } from '../groups/capability-words.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import type { MemberRules } from './member-rules.ts'
import { RightsFields } from './RightsFields.tsx'
import { RoleSelect } from './RoleSelect.tsx'

type Props = {
  namespaceId: GroupId
  groupId: GroupId
  /** In words, for labels. */
  who: string
  group: string
  member: Membership & { identity: PublicKey }
  rules: MemberRules
  /** Beside the role. */
  children?: ReactNode
}

/** The role and the rights of one direct member, changed at once; shown as asked for while the node is answering. */
export function MembershipControls({ namespaceId, groupId, who, group, member, rules, children }: Props) {
  const api = useNodeApi()
  const role = useMutation(setMemberRole(api, namespaceId, groupId))
  const rights = useMutation(setMemberCapabilities(api, namespaceId, groupId))
  const { identity } = member
  // Shown as it is by now, a lost answer leaves nothing to be said.
  const roleError = errorUnlessDone(role.error, role.variables?.role === member.role)
  const rightsError = errorUnlessDone(rights.error, rights.variables?.capabilities === member.capabilities)
  const capabilities = rights.isPending ? rights.variables.capabilities : member.capabilities
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-start gap-2">
        <RoleSelect
          label={words.members.membership.roleOf(who, group)}
          role={role.isPending ? role.variables.role : member.role}
          reasonFor={(next) => rules.role(member, next)}
          onChange={(next) => role.mutate({ identity, role: next })}
        />
        {children}
      </div>
      {roleError !== null && <ErrorNotice notDone={words.members.membership.roleNotChanged} error={roleError} />}
      {member.role === 'Admin' ? (
        <p className="text-muted text-sm">{words.members.membership.admin}</p>
      ) : (
        <details className="text-sm">
          <summary className="text-muted">{rightsToWords(member.role, capabilities)}</summary>
          <RightsFields
            legend={words.members.membership.rightsOf(who, group)}
            capabilities={capabilities}
            pending={rights.isPending}
            reasonFor={(capability) => rules.right(member, capability)}
            onChange={(next) => rights.mutate({ identity, capabilities: next })}
          />
        </details>
      )}
      {rightsError !== null && <ErrorNotice notDone={words.members.membership.rightsNotChanged} error={rightsError} />}
    </div>
  )
}
