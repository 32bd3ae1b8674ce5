import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type GroupId, parsePublicKey } from '#shared/domain/ids.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { addMembers } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { ROLE_OPTIONS } from '../../components/groups/role-words.ts'
import { useAnnounce } from '../../components/ui/Announcer.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { SelectField } from '../../components/ui/SelectField.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { useOnce } from '../../lib/use-once.ts'

type Props = { namespaceId: GroupId; groupId: GroupId; disabledReason: string | undefined }

export function AddMemberForm({ namespaceId, groupId, disabledReason }: Props) {
  const announce = useAnnounce()
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<Role>(ROLES[1])
  const [tried, setTried] = useState(false)
  const once = useOnce()
  const { mutateAsync, isPending, error, reset } = useMutation(addMembers(useNodeApi(), namespaceId, groupId))
  if (disabledReason !== undefined)
    return (
      <div>
        <Button size="small" disabledReason={disabledReason}>
          Add a member
        </Button>
      </div>
    )
  const identity = parsePublicKey(typed.trim())
  const problem = tried && identity === undefined ? 'An identity is a public key: base58 of 32 bytes.' : undefined
  const submit = (): void => {
    setTried(true)
    if (identity === undefined) return
    once(() =>
      mutateAsync([{ identity, role }], {
        onSuccess: () => {
          setTyped('')
          setTried(false)
          announce('Member added')
        },
      }),
    )
  }
  return (
    <details>
      <summary className="font-medium text-sm">Add a member</summary>
      <form
        noValidate
        className="mt-3 flex flex-col gap-3 rounded-control bg-sunken p-3"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label="Identity"
          value={typed}
          onChange={(text) => {
            setTyped(text)
            reset()
          }}
          error={problem}
          description="Their public key in this namespace. They find it on their own page of the namespace."
          spellCheck={false}
          className="font-mono text-sm"
        />
        <SelectField label="Role" value={role} options={ROLE_OPTIONS} onChange={setRole} />
        {error !== null && <ErrorNotice notDone="Nobody was added" error={error} />}
        <div>
          <Button type="submit" size="small" tone="primary" pending={isPending}>
            Add member
          </Button>
        </div>
      </form>
    </details>
  )
}
