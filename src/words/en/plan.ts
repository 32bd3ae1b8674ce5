/** A plan of moves: its steps, what they change for people, and how it is carried out. */
import { formatNumber, plural } from '../../lib/format.ts'
import { parts } from '../parts.ts'

const steps = (count: number): string => plural(count, 'step')
const moves = (count: number): string => plural(count, 'move')
const people = (count: number): string => plural(count, 'person', 'people')

const step = {
  /** For those who do not see the arrow. */
  to: 'to',
  made: 'Made',
  up: (group: string) => `Move the step of ${group} up`,
  down: (group: string) => `Move the step of ${group} down`,
  remove: (group: string) => `Remove the step of ${group}`,
  atEnd: (label: string) => `${label}: it cannot go any further`,
  elsewhere: 'It is somewhere else by now.',
  standsIn: <Value>(place: Value) => parts`It stands in ${place}.`,
}

/** What the whole plan changes for people. */
const consequences = {
  tooMany: (most: number) => `What this changes for people is told for up to ${most} steps at a time.`,
  reading: 'Looking up what this changes for people…',
  unknown: 'What this changes for people could not be found out.',
  nobody: 'Nobody gains or loses access.',
  /** Who gains, who loses and who gets other rights is known of a part only. */
  some: (count: number) => `Access or rights of ${people(count)} change.`,
  /** "3 people gain access, 1 loses it." At least one of the three is more than zero. */
  counts(gain: number, lose: number, change: number): string {
    const it = gain > 0 ? 'it' : 'access'
    const said = [
      { count: gain, does: gain === 1 ? 'gains access' : 'gain access' },
      { count: lose, does: lose === 1 ? `loses ${it}` : `lose ${it}` },
      { count: change, does: change === 1 ? 'gets other rights' : 'get other rights' },
    ].filter(({ count }) => count > 0)
    const who = (count: number, index: number) => (index === 0 ? people(count) : formatNumber(count))
    return `${said.map(({ count, does }, index) => `${who(count, index)} ${does}`).join(', ')}.`
  },
  contexts: (count: number) => `It concerns ${plural(count, 'context')}.`,
}

/** Why it stopped at a step, and what next. */
const stops = {
  keptUntilAnswer: 'The plan is kept: go on when it answers.',
  look: 'Look at where the group is now, then decide.',
  deletedSince: 'It was moved, and has been deleted since.',
  goOnWithout: 'Go on without it.',
  movedOn: 'It was moved, and somebody has moved it on since.',
  thereAlready: 'Somebody else has moved it there already.',
  movedByOther: 'Somebody else has moved it meanwhile.',
  interrupted: 'This was interrupted before it was done.',
  readAgain: 'The groups were read again: what was made is marked below.',
}

const title = { apply: 'The plan stopped', 'roll-back': 'Rolling back stopped' }

const stopped = {
  title,
  titleAt: <Value>(course: keyof typeof title, step: number, group: Value) => [
    `${title[course]} at step ${step}, `,
    group,
  ],
  open: 'Whether this step was made is not known. The groups are read again before anything is sent.',
  made: (made: number, all: number) => `${made} of ${steps(all)} ${made === 1 ? 'is' : 'are'} made.`,
  goOn: { apply: 'Resume', 'roll-back': 'Go on rolling back' },
  skip: { apply: 'Skip this step', 'roll-back': 'Leave this step made' },
  rollBack: 'Roll back',
  backToPlan: 'Back to the plan',
  discard: 'Discard the plan',
  keepMade: 'Keep what is made, discard the rest',
}

export const planWords = {
  title: 'Plan',
  none: 'Move groups as usual: nothing is sent until you apply the plan as a whole.',
  underWay: { apply: 'Applying', 'roll-back': 'Rolling back' },
  progress: (label: string, made: number, all: number) => `${label}: ${made} of ${steps(all)} made…`,
  refused: (count: number) =>
    `${steps(count)} would be refused. Change the order, or remove ${count === 1 ? 'it' : 'them'}.`,
  refusedReason: 'A step would be refused. The list says which, and why.',
  apply: (count: number) => `Apply ${moves(count)}`,
  discard: {
    button: 'Discard',
    title: 'Discard the plan?',
    nothingSent: 'Nothing of it was sent. The groups stay as they are.',
    keep: 'Keep the plan',
    confirm: (count: number) => `Discard ${moves(count)}`,
  },
  steps: 'Steps of the plan',
  step,
  consequences,
  stops,
  stopped,
  made: (count: number) => `${moves(count)} made.`,
  takenBack: (count: number) => `${moves(count)} taken back. The plan is kept.`,
  halfDone: 'The plan is half done. Finish it, roll it back, or keep what was made.',
  halfDoneToAdd: 'The plan is half done. Resume it or roll it back before you add to it.',
  added: 'Put into the plan.',
  /** Why there is nothing to take back. */
  noSteps: 'The plan has no steps yet.',
  toggle: { button: 'Plan moves', hint: 'Plan moves: nothing is sent until you apply them' },
}
