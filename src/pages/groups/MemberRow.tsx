import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type GroupId, shortId } from '#shared/domain/ids.ts'
import { hasCapability, type Role } from '#shared/domain/roles.ts'
import type { Member } from '#shared/wire/groups.ts'
import { removeMembers, setMemberCapabilities, setMemberRole } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { CAPABILITY_WORDS, withCapability } from '../../components/groups/capability-words.ts'
import type { MemberAction, Reason } from '../../components/groups/group-rules.ts'
import { ROLE_OPTIONS, ROLE_WORDS } from '../../components/groups/role-words.ts'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Name, nameToText } from '../../components/ui/Name.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { RemoveMemberDialog } from './RemoveMemberDialog.tsx'

type Props = {
  model: TreeModel
  groupId: GroupId
  member: Member
  isSelf: boolean
  /** Why it can be neither removed nor given another role, whoever asks. */
  staysAdmin: Reason
  reasons: Record<MemberAction, Reason>
}

export function MemberRow({ model, groupId, member, isSelf, staysAdmin, reasons }: Props) {
  const api = useNodeApi()
  const [removing, setRemoving] = useState(false)
  const role = useMutation(setMemberRole(api, model.rootId, groupId))
  const remove = useMutation(removeMembers(api, model.rootId, groupId))
  const once = useOnce()
  const { identity, alias } = member
  const who = nameToText(alias, identity)
  return (
    <li className="flex flex-col gap-2 rounded-control border border-line bg-raised px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {alias !== undefined && <Name alias={alias} id={identity} />}
        <CopyText text={identity} label="identity" />
        {isSelf && <Badge tone="accent">You</Badge>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <RoleSelect
          label={`Role of ${who}`}
          role={role.isPending ? role.variables.role : member.role}
          disabledReason={reasons.role ?? staysAdmin}
          onChange={(next) => role.mutate({ identity, role: next })}
        />
        <Button
          size="small"
          aria-label={isSelf ? `Leave the ${groupId === model.rootId ? 'namespace' : 'group'}` : `Remove ${who}`}
          disabledReason={reasons.remove ?? staysAdmin}
          onClick={() => setRemoving(true)}
          className="ml-auto"
        >
          {isSelf ? 'Leave' : 'Remove'}
        </Button>
      </div>
      {role.error !== null && <ErrorNotice notDone="The role was not changed" error={role.error} />}
      <Capabilities model={model} groupId={groupId} member={member} disabledReason={reasons.capabilities} />
      {removing && (
        <RemoveMemberDialog
          who={who}
          isSelf={isSelf}
          groupLabel={model.groups.get(groupId)?.label ?? shortId(groupId)}
          fromRoot={groupId === model.rootId}
          pending={remove.isPending}
          error={remove.error}
          onConfirm={() => once(() => remove.mutateAsync([identity]).then(() => setRemoving(false)))}
          onClose={() => {
            remove.reset()
            setRemoving(false)
          }}
        />
      )}
    </li>
  )
}

type RoleSelectProps = { label: string; role: Role; disabledReason: Reason; onChange: (role: Role) => void }

function RoleSelect({ label, role, disabledReason, onChange }: RoleSelectProps) {
  if (disabledReason !== undefined)
    return (
      <span className="text-sm" title={disabledReason}>
        {ROLE_WORDS[role]}
        <span className="sr-only">. {disabledReason}</span>
      </span>
    )
  return (
    <select
      aria-label={label}
      value={role}
      onChange={(event) => {
        const chosen = ROLE_OPTIONS.find(({ value }) => value === event.target.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
      className="min-h-8 rounded-control border border-line-strong bg-raised px-2 py-1 text-sm"
    >
      {ROLE_OPTIONS.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  )
}

type CapabilitiesProps = Pick<Props, 'model' | 'groupId' | 'member'> & { disabledReason: Reason }

function Capabilities({ model, groupId, member, disabledReason }: CapabilitiesProps) {
  const { mutate, isPending, variables, error } = useMutation(
    setMemberCapabilities(useNodeApi(), model.rootId, groupId),
  )
  const bits = isPending ? variables.capabilities : member.capabilities
  if (member.role === 'Admin') return <p className="text-muted text-sm">An Admin may do everything in this group.</p>
  return (
    <details className="text-sm">
      <summary className="text-muted">
        Capabilities ({CAPABILITY_WORDS.filter(({ capability }) => hasCapability(bits, capability)).length})
      </summary>
      <div className="mt-1 flex flex-col">
        {CAPABILITY_WORDS.map(({ capability, label }) => (
          <label key={capability} className="flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              className="size-4"
              checked={hasCapability(bits, capability)}
              disabled={disabledReason !== undefined || isPending}
              onChange={(event) =>
                mutate({
                  identity: member.identity,
                  capabilities: withCapability(bits, capability, event.target.checked),
                })
              }
            />
            {label}
          </label>
        ))}
        {disabledReason !== undefined && <p className="text-muted">{disabledReason}</p>}
      </div>
      {error !== null && <ErrorNotice notDone="The capabilities were not changed" error={error} />}
    </details>
  )
}
