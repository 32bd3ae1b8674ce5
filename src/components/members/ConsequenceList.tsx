import type { ReactNode } from 'react'
import { words } from '../../words/words.ts'
import type { TreeModel } from '../tree/tree-model.ts'
import { Sentence } from '../ui/Sentence.tsx'
import type { Consequences } from './consequences.ts'
import { GroupNames, groupName } from './GroupNames.tsx'
import type { Belonging } from './people-model.ts'

/** More lines than this nobody reads one by one. */
const LINES_MAX = 40
const KEPT_MAX = 6

const said = words.members.departure

type Props = { model: TreeModel; consequences: Consequences; isSelf: boolean }

/** What somebody loses, directly and through what they lose; what they gain, and what they keep. */
export function ConsequenceList({ model, consequences: { lost, gained, changed, kept }, isSelf }: Props) {
  return (
    <div className="flex flex-col gap-4">
      {lost.length === 0 && <p>{said.losesNothing(isSelf)}</p>}
      <Lines title={said.loses(isSelf, lost.length)} count={lost.length}>
        {lost.slice(0, LINES_MAX).map((belonging) => (
          <Line key={belonging.groupId} model={model} belonging={belonging} />
        ))}
      </Lines>
      <Lines title={said.gains(isSelf, gained.length)} count={gained.length}>
        {gained.slice(0, LINES_MAX).map((belonging) => (
          <Line key={belonging.groupId} model={model} belonging={belonging} />
        ))}
      </Lines>
      <Lines title={said.changes(changed.length)} count={changed.length}>
        {changed.slice(0, LINES_MAX).map(({ before, after }) => (
          <li key={after.groupId} className="px-3 py-1.5">
            <bdi className="font-medium">{groupName(model, after.groupId)}</bdi>{' '}
            <span className="text-muted">{said.becomes(before.role, after.role)}</span>
          </li>
        ))}
      </Lines>
      {kept.length > 0 && (
        <section className="text-sm">
          <h3 className="font-semibold text-sm">{said.keeps(isSelf, kept.length)}</h3>
          <p className="wrap-anywhere text-muted">
            <GroupNames model={model} ids={kept.map(({ groupId }) => groupId)} most={KEPT_MAX} />
          </p>
        </section>
      )}
    </div>
  )
}

function Lines({ title, count, children }: { title: string; count: number; children: ReactNode }) {
  if (count === 0) return null
  return (
    <section>
      <h3 className="font-semibold text-sm">{title}</h3>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: It scrolls, and holds nothing else that takes the focus.
        tabIndex={0}
        aria-label={title}
        className="wrap-anywhere mt-1 max-h-40 overflow-y-auto rounded-control border border-line text-sm"
      >
        {children}
        {count > LINES_MAX && <li className="px-3 py-1.5 text-muted">{words.members.page.more(count - LINES_MAX)}</li>}
      </ul>
    </section>
  )
}

function Line({ model, belonging: { groupId, role, from } }: { model: TreeModel; belonging: Belonging }) {
  return (
    <li className="px-3 py-1.5">
      <bdi className="font-medium">{groupName(model, groupId)}</bdi>{' '}
      <span className="text-muted">
        {words.members.roles[role]},{' '}
        {from === groupId ? (
          said.direct
        ) : (
          <Sentence of={words.members.page.through(<bdi>{groupName(model, from)}</bdi>)} />
        )}
      </span>
    </li>
  )
}
