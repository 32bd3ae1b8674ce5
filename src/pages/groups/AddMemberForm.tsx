import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { type GroupId, parsePublicKey } from '#shared/domain/ids.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import type { Member } from '#shared/wire/groups.ts'
import { addMembers } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useDoneAfterAll } from '../../api/use-done-after-all.ts'
import { ROLE_OPTIONS } from '../../components/groups/role-words.ts'
import type { MemberRules } from '../../components/members/member-rules.ts'
import { useAnnounce } from '../../components/ui/Announcer.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { SelectField } from '../../components/ui/SelectField.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { useOnce } from '../../lib/use-once.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const said = words.members.adding

type Props = {
  namespaceId: GroupId
  groupId: GroupId
  /** Those who are direct members already. */
  members: readonly Pick<Member, 'identity' | 'role'>[]
  rules: MemberRules
}

export function AddMemberForm({ namespaceId, groupId, members, rules }: Props) {
  const announce = useAnnounce()
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<Role>(ROLES[1])
  const [tried, setTried] = useState(false)
  const once = useOnce()
  const { mutateAsync, isPending, error, reset } = useMutation(addMembers(useNodeApi(), namespaceId, groupId))
  const identity = parsePublicKey(typed.trim())
  const already = isPending ? undefined : members.find((member) => member.identity === identity)
  const finish = (): void => {
    reset()
    setTyped('')
    setTried(false)
    announce(said.oneDone)
  }
  useDoneAfterAll(error, already !== undefined, finish)
  if (rules.manage !== undefined)
    return (
      <div>
        <Button size="small" disabledReason={rules.manage}>
          {said.one}
        </Button>
      </div>
    )
  const problem =
    already !== undefined ? said.already(already.role) : tried && identity === undefined ? said.keyWrong : undefined
  const submit = (): void => {
    setTried(true)
    if (identity === undefined || already !== undefined) return
    once(() => mutateAsync([{ identity, role }], { onSuccess: finish }))
  }
  return (
    <details>
      <summary className="font-medium text-sm">{said.one}</summary>
      <form
        noValidate
        className="mt-3 flex flex-col gap-3 rounded-control bg-sunken p-3"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={said.key}
          value={typed}
          onChange={(text) => {
            setTyped(text)
            reset()
          }}
          error={problem}
          description={said.keyHint}
          spellCheck={false}
          className="font-mono text-sm"
        />
        <SelectField
          label={said.role}
          value={role}
          options={ROLE_OPTIONS.filter(({ value }) => rules.add(value) === undefined)}
          onChange={setRole}
        />
        {error !== null && <ErrorNotice notDone={said.notAdded} error={error} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" size="small" tone="primary" pending={isPending}>
            {said.oneSubmit}
          </Button>
          <Link to={paths.addToGroups(namespaceId, identity)} className="link text-sm leading-6">
            {said.several}
          </Link>
        </div>
      </form>
    </details>
  )
}
