import { Link } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { policyKind } from '#shared/domain/policy.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { POLICY_WORDS } from '../../components/namespaces/policy-words.ts'
import { publicationSentence } from '../../components/upgrades/upgrade-sentences.ts'
import { pendingPublications } from '../../components/upgrades/upgrade-view.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** What a change of the policy does to a publication that is under way: nothing, and what happens to that next. */
export function PendingNotice({ namespaceId, upgrades }: { namespaceId: GroupId; upgrades: Upgrades }) {
  const pending = pendingPublications(upgrades)
  if (pending.length === 0) return null
  return (
    <div className="flex flex-col gap-2 rounded-control bg-warning-soft px-4 py-3">
      {pending.map((publication) => (
        <p key={publication.publication}>
          {words.upgrades.policy.keeps(publication.version, POLICY_WORDS[policyKind(publication.policy)].label)}{' '}
          {publicationSentence(upgrades, publication)}
        </p>
      ))}
      <Link className="link self-start" to={paths.namespaceVersions(namespaceId)}>
        {words.namespaces.pages.versions}
      </Link>
    </div>
  )
}
