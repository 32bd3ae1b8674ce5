/** One person in a namespace: every group they belong to, what they may do there, and what can be changed of it. */
import { useState } from 'react'
import { useLocation } from 'react-router'
import type { PublicKey } from '#shared/domain/ids.ts'
import { namespacePeople } from '../../api/members.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { personToText } from '../../components/members/PersonName.tsx'
import { WithPeople } from '../../components/members/WithPeople.tsx'
import { NamespaceFrame } from '../../components/namespaces/NamespaceFrame.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { useIdentity, useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { PersonView } from './PersonView.tsx'
import { listSearch } from './person-address.ts'

const said = words.members.person

export function Component() {
  const namespaceId = useNamespaceId()
  const identity = useIdentity()
  const { search } = useLocation()
  const back = `${paths.namespaceMembers(namespaceId)}${listSearch(search)}`
  /** They are leaving or being removed from here, so their absence is no news. */
  const [isLeaving, setIsLeaving] = useState(false)
  return (
    <NamespaceFrame
      page="members"
      inside={{
        title: personToText(useAlias(identity), identity),
        above: { label: words.namespaces.pages.members, to: back },
      }}
      isLeaving={isLeaving}
    >
      {(namespace) => (
        <WithPeople key={identity} namespace={namespace}>
          {(scene) => {
            const person = scene.people.personOf(identity)
            if (person !== undefined)
              return <PersonView scene={scene} person={person} back={back} onLeaving={setIsLeaving} />
            if (isLeaving) return <Loading label={words.members.departure.waiting} rows={0} />
            return (
              <EmptyState title={said.goneTitle} actions={<LinkButton to={back}>{said.backToAll}</LinkButton>}>
                <p>{said.gone}</p>
              </EmptyState>
            )
          }}
        </WithPeople>
      )}
    </NamespaceFrame>
  )
}

function useAlias(identity: PublicKey): string | undefined {
  const api = useNodeApi()
  const { data } = useRead({ ...namespacePeople(api, useNamespaceId()), enabled: api.can('member.list').ok })
  return data?.people.find((person) => person.identity === identity)?.alias
}
