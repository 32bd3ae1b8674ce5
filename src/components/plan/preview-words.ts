/** What moves change for people, in one sentence. Pure. */
import type { MovePreview } from '#shared/wire/namespaces.ts'
import { words } from '../../words/words.ts'

const said = words.plan.consequences

type Counts = { gain: number; lose: number; change: number }

function countPeople({ people }: MovePreview): Counts {
  const counts = { gain: 0, lose: 0, change: 0 }
  for (const { gainedCount, lostCount, changedCount } of people) {
    if (gainedCount > 0) counts.gain++
    if (lostCount > 0) counts.lose++
    if (changedCount > 0) counts.change++
  }
  return counts
}

/** "3 people gain access, 1 loses it.", and the contexts that it concerns. */
export function previewToWords(preview: MovePreview): string {
  const { people, peopleCount, contextCount } = preview
  if (peopleCount === 0) return said.nobody
  const contexts = contextCount === 0 ? '' : ` ${said.contexts(contextCount)}`
  // The list is cut: who gains, who loses and who gets other rights is known of a part only.
  if (people.length < peopleCount) return `${said.some(peopleCount)}${contexts}`
  const { gain, lose, change } = countPeople(preview)
  return `${said.counts(gain, lose, change)}${contexts}`
}
