import { useCallback, useMemo } from 'react'
import { type GroupId, type PublicKey, parsePublicKey } from '#shared/domain/ids.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { isSurelyNotDone } from '../../api/api-error.ts'
import { ROLE_OPTIONS } from '../../components/groups/role-words.ts'
import { type AddingDraft, addingDraftKey, addingDraftSchema } from '../../components/members/adding.ts'
import { GroupPicker } from '../../components/members/GroupPicker.tsx'
import { personToText } from '../../components/members/PersonName.tsx'
import { useAdding } from '../../components/members/use-adding.ts'
import { useMemberRules } from '../../components/members/use-member-rules.ts'
import type { PeopleScene } from '../../components/members/WithPeople.tsx'
import { Button } from '../../components/ui/Button.tsx'
import { SelectField } from '../../components/ui/SelectField.tsx'
import { Sentence } from '../../components/ui/Sentence.tsx'
import { TextField } from '../../components/ui/TextField.tsx'
import { randomKey } from '../../lib/random-key.ts'
import { useDraft } from '../../lib/use-draft.ts'
import { words } from '../../words/words.ts'
import { AddingResults } from './AddingResults.tsx'

const said = words.members.adding

type Props = {
  scene: PeopleScene
  /** Whom the form was opened for. */
  identity: PublicKey | undefined
}

export function AddToGroupsForm({ scene, identity: given }: Props) {
  const { namespace, model, people } = scene
  const createDraft = useCallback(
    (): AddingDraft => ({ key: given ?? '', role: ROLES[1], groupIds: [], batch: randomKey() }),
    [given],
  )
  const { draft, update } = useDraft(addingDraftKey(model.rootId, given), addingDraftSchema, createDraft)
  const rulesOf = useMemberRules(scene)
  const adding = useAdding({
    model,
    draft,
    // Done, the form is as it was when it was opened: the next one to be added may be somebody else.
    onSent: (failedIds) => update(failedIds.length === 0 ? createDraft() : { groupIds: failedIds }),
  })
  const identity = parsePublicKey(draft.key.trim())
  const person = identity === undefined ? undefined : people.personOf(identity)
  const reasons = useMemo(() => {
    const found = new Map<GroupId, string>()
    for (const id of model.groups.keys()) {
      const held = identity === undefined ? undefined : people.groups.directMember(id, identity)
      const reason = held === undefined ? rulesOf(id).add(draft.role) : said.already(held.role)
      if (reason !== undefined) found.set(id, reason)
    }
    return found
  }, [model, people, identity, draft.role, rulesOf])
  /** Somebody else may have added them meanwhile. */
  const groupIds = draft.groupIds.filter(
    (id) => identity === undefined || people.groups.directMember(id, identity) === undefined,
  )
  /** Of a lost answer, what the list of members says by now. */
  const results = adding.results.map((result) =>
    result.outcome.state === 'failed' &&
    !isSurelyNotDone(result.outcome.error) &&
    people.groups.directMember(result.groupId, result.identity) !== undefined
      ? { ...result, outcome: { state: 'added' as const } }
      : result,
  )
  const failedCount = adding.failedAmong(groupIds)
  const keyProblem = draft.key.trim() === '' ? said.keyMissing : identity === undefined ? said.keyWrong : undefined
  const groupsProblem = groupIds.length === 0 ? said.groupsMissing : undefined

  const submit = (): void => {
    adding.setTried(true)
    if (identity !== undefined && groupIds.length > 0) adding.send(identity, groupIds)
  }
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <form
        noValidate
        className="card flex flex-col gap-5 p-5"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextField
          label={said.key}
          value={draft.key}
          onChange={(key) => update({ key, batch: randomKey() })}
          error={adding.isTried ? keyProblem : undefined}
          description={
            person !== undefined ? (
              <Sentence of={said.known(<bdi>{personToText(person.alias, person.identity)}</bdi>)} />
            ) : identity !== undefined ? (
              said.stranger
            ) : (
              said.keyHint
            )
          }
          spellCheck={false}
          className="font-mono text-sm"
        />
        <SelectField
          label={said.role}
          value={draft.role}
          options={ROLE_OPTIONS}
          onChange={(role: Role) => update({ role, batch: randomKey() })}
        />
        <GroupPicker
          model={model}
          chosenIds={groupIds}
          reasonFor={(id) => reasons.get(id)}
          problem={adding.isTried ? groupsProblem : undefined}
          onChange={(next) => update({ groupIds: next })}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" tone="primary" pending={adding.isPending}>
            {adding.isPending
              ? said.submitting
              : failedCount > 0 && failedCount === groupIds.length
                ? said.retry(failedCount)
                : said.submit(groupIds.length)}
          </Button>
        </div>
      </form>
      <AddingResults namespaceId={namespace.namespaceId} results={results} />
    </div>
  )
}
