import { useMemo } from 'react'
import { parseGroupId } from '#shared/domain/ids.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { ROLE_OPTIONS } from '../../components/groups/role-words.ts'
import { groupOptions } from '../../components/members/group-options.ts'
import type { PersonFilter } from '../../components/members/person-filter.ts'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { SelectField } from '../../components/ui/SelectField.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { words } from '../../words/words.ts'

const said = words.members.page

type Props = { model: TreeModel; filter: PersonFilter; onChange: (changes: Partial<PersonFilter>) => void }

/** Whom to look for: by name or key, in a group, in a role. */
export function MemberFilter({ model, filter, onChange }: Props) {
  const { search, groupId, role } = filter
  const groups = useMemo(() => groupOptions(model).map(({ id, path }) => ({ value: id, label: path })), [model])
  const isGone = groupId !== undefined && !model.groups.has(groupId)
  return (
    <search className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_minmax(12rem,18rem)_minmax(8rem,12rem)]">
      <div className="sm:col-span-2 lg:col-span-1">
        <TextField
          type="search"
          label={said.search}
          placeholder={said.searchHint}
          value={search}
          onChange={(text) => onChange({ search: text })}
        />
      </div>
      <SelectField
        label={said.group}
        value={groupId ?? ''}
        options={[
          { value: '', label: said.anyGroup },
          ...(isGone ? [{ value: groupId, label: said.goneGroup }] : []),
          ...groups,
        ]}
        onChange={(value) => onChange({ groupId: parseGroupId(value) })}
      />
      <SelectField
        label={said.role}
        value={role ?? ''}
        options={[{ value: '', label: said.anyRole }, ...ROLE_OPTIONS]}
        onChange={(value) => onChange({ role: ROLES.find((one) => one === value) })}
      />
    </search>
  )
}
