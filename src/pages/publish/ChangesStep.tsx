import { VERSION_NOTES_MAX } from '#shared/domain/limits.ts'
import type { Upgrades } from '#shared/wire/upgrades.ts'
import { TextArea } from '../../components/ui/TextArea.tsx'
import { NodeName } from '../../components/upgrades/NodeName.tsx'
import { countContexts, whoIsAffected } from '../../components/upgrades/upgrade-view.ts'
import { words } from '../../words/words.ts'
import { notesProblem } from './publish-draft.ts'

const say = words.upgrades.publish.changes
const NODES_MAX = 20

type Props = { upgrades: Upgrades; notes: string; onNotes: (notes: string) => void }

/** What changes, in words for the members, and for which nodes. */
export function ChangesStep({ upgrades, notes, onNotes }: Props) {
  const { nodes } = upgrades
  const affected = whoIsAffected(upgrades)
  return (
    <>
      <TextArea
        label={say.notes}
        description={say.notesDescription}
        value={notes}
        spellCheck
        error={notesProblem(notes)}
        aside={say.count(notes.length, VERSION_NOTES_MAX)}
        onChange={onNotes}
      />
      <section aria-labelledby="who" className="card flex flex-col gap-3 p-5">
        <h2 id="who">{say.who}</h2>
        <p>{say.affects(affected.nodes, affected.contexts)}</p>
        <ul className="flex flex-col gap-1 text-sm">
          {nodes.slice(0, NODES_MAX).map((node) => (
            <li key={node.identity} className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0">
                <NodeName node={node} />
              </span>
              <span className="text-muted tabular-nums">{say.contexts(countContexts([node]).all)}</span>
            </li>
          ))}
        </ul>
        {nodes.length > NODES_MAX && <p className="text-muted text-sm">{say.more(nodes.length - NODES_MAX)}</p>}
      </section>
    </>
  )
}
