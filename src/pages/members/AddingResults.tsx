import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { Link } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { errorToWords, failureTitle } from '../../api/error-words.ts'
import type { Outcome } from '../../components/members/adding.ts'
import type { Result } from '../../components/members/use-adding.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const said = words.members.adding

/** What became of each group, one line for each. */
export function AddingResults({ namespaceId, results }: { namespaceId: GroupId; results: readonly Result[] }) {
  const [first] = results
  if (first === undefined) return null
  return (
    <section aria-label={said.results} className="card flex flex-col gap-3 p-5">
      <h2>{said.results}</h2>
      <ul className="divide-y divide-line">
        {results.map(({ groupId, label, outcome }) => (
          <li key={groupId} className="flex gap-3 py-2">
            <OutcomeIcon outcome={outcome} />
            <div className="wrap-anywhere min-w-0">
              <bdi className="font-medium">{label}</bdi>
              <OutcomeWords outcome={outcome} />
            </div>
          </li>
        ))}
      </ul>
      <Link to={paths.member(namespaceId, first.identity)} className="link self-start leading-6">
        {said.showPerson}
      </Link>
    </section>
  )
}

function OutcomeIcon({ outcome: { state } }: { outcome: Outcome }) {
  if (state === 'added') return <CircleCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-success" />
  if (state === 'failed') return <CircleAlert size={20} aria-hidden className="mt-0.5 shrink-0 text-danger" />
  return <CircleDashed size={20} aria-hidden className="mt-0.5 shrink-0 text-muted" />
}

function OutcomeWords({ outcome }: { outcome: Outcome }) {
  if (outcome.state !== 'failed') return <p className="text-muted text-sm">{said[outcome.state]}</p>
  const { what, next } = errorToWords(outcome.error, 'write')
  return (
    <p className="text-sm">
      <span className="font-medium">{failureTitle(outcome.error, said.failed)}.</span> {what} {next}
    </p>
  )
}
