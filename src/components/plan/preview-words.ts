/** What moves change for people, in one sentence. Pure. */
import type { MovePreview } from '#shared/wire/namespaces.ts'
import { formatNumber, plural } from '../../lib/format.ts'

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
  if (peopleCount === 0) return 'Nobody gains or loses access.'
  const contexts = contextCount === 0 ? '' : ` It concerns ${plural(contextCount, 'context')}.`
  // The list is cut: who gains, who loses and who gets other rights is known of a part only.
  if (people.length < peopleCount)
    return `Access or rights of ${plural(peopleCount, 'person', 'people')} change.${contexts}`
  const { gain, lose, change } = countPeople(preview)
  const parts: string[] = []
  const say = (count: number, one: string, many: string): void => {
    if (count === 0) return
    const who = parts.length === 0 ? plural(count, 'person', 'people') : formatNumber(count)
    parts.push(`${who} ${count === 1 ? one : many}`)
  }
  say(gain, 'gains access', 'gain access')
  say(lose, gain > 0 ? 'loses it' : 'loses access', gain > 0 ? 'lose it' : 'lose access')
  say(change, 'gets other rights', 'get other rights')
  return `${parts.join(', ')}.${contexts}`
}
