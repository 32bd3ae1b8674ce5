/** One key into several groups at once. */
import { useSearchParams } from 'react-router'
import { parsePublicKey } from '#shared/domain/ids.ts'
import { WithPeople } from '../../components/members/WithPeople.tsx'
import { NamespaceFrame } from '../../components/namespaces/NamespaceFrame.tsx'
import { useNamespaceId } from '../../lib/use-id-params.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { AddToGroupsForm } from './AddToGroupsForm.tsx'

const said = words.members.adding

export function Component() {
  const namespaceId = useNamespaceId()
  const [params] = useSearchParams()
  const identity = parsePublicKey(params.get('key') ?? '')
  return (
    <NamespaceFrame
      page="members"
      inside={{
        title: said.title,
        above: { label: words.namespaces.pages.members, to: paths.namespaceMembers(namespaceId) },
      }}
      lead={said.lead}
    >
      {(namespace) => (
        <WithPeople key={identity} namespace={namespace}>
          {(scene) => <AddToGroupsForm scene={scene} identity={identity} />}
        </WithPeople>
      )}
    </NamespaceFrame>
  )
}
