/** Everybody in a namespace, in one table with a search. */
import { useDeferredValue, useMemo } from 'react'
import { PeopleCards } from '../../components/members/PeopleCards.tsx'
import { PeopleGrid } from '../../components/members/PeopleGrid.tsx'
import { findPeople } from '../../components/members/person-filter.ts'
import { type PeopleScene, WithPeople } from '../../components/members/WithPeople.tsx'
import { InviteButton } from '../../components/namespaces/InviteButton.tsx'
import { NamespaceFrame } from '../../components/namespaces/NamespaceFrame.tsx'
import { Button, LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { useMedia } from '../../components/ui/use-media.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { MemberFilter } from './MemberFilter.tsx'
import { usePersonFilter } from './use-person-filter.ts'

const said = words.members.page

export function Component() {
  return (
    <NamespaceFrame
      page="members"
      lead={said.lead}
      actions={(namespace) => (
        <>
          <LinkButton to={paths.addToGroups(namespace.namespaceId)}>{said.add}</LinkButton>
          <InviteButton namespace={namespace} />
        </>
      )}
    >
      {(namespace) => <WithPeople namespace={namespace}>{(scene) => <FilteredPeople {...scene} />}</WithPeople>}
    </NamespaceFrame>
  )
}

function FilteredPeople({ namespace, model, people }: PeopleScene) {
  const { filter, change, search } = usePersonFilter()
  // The fields do not wait for the list.
  const settled = useDeferredValue(filter)
  const found = useMemo(() => findPeople(people, settled), [people, settled])
  const List = useMedia('(width >= 48rem)') ? PeopleGrid : PeopleCards
  return (
    <div className="flex flex-col gap-4">
      <MemberFilter model={model} filter={filter} onChange={change} />
      <p role="status" className="text-muted text-sm">
        {said.count(found.length, people.people.length)}
      </p>
      {found.length === 0 ? (
        <EmptyState
          title={said.nobodyTitle}
          actions={
            <Button onClick={() => change({ search: '', groupId: undefined, role: undefined })}>{said.showAll}</Button>
          }
        >
          <p>{said.nobody}</p>
        </EmptyState>
      ) : (
        <List
          model={model}
          people={people}
          found={found}
          groupId={settled.groupId}
          to={({ identity }) => `${paths.member(namespace.namespaceId, identity)}${search}`}
        />
      )}
      {people.people.length === 1 && (
        <EmptyState title={said.aloneTitle} actions={<InviteButton namespace={namespace} />}>
          <p>{said.alone}</p>
        </EmptyState>
      )}
    </div>
  )
}
