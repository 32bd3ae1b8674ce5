/** What happens next with a version, in sentences made of counts. */
import { formatNumber, plural } from '../../lib/format.ts'

const isAre = (count: number): string => (count === 1 ? 'is' : 'are')
const hasHave = (count: number): string => (count === 1 ? 'has' : 'have')
/** "3 of 5 contexts" */
const share = (part: number, all: number, one: string): string => `${formatNumber(part)} of ${plural(all, one)}`
/** "move" agrees with what moves. */
const move = (count: number): string => (count === 1 ? 'moves' : 'move')

export const nextWords = {
  collecting: (label: string, agreed: number, asked: number) =>
    `${label}: ${share(agreed, asked, 'node')} ${hasHave(agreed)} agreed.`,
  declined: (count: number) => `${plural(count, 'node')} ${hasHave(count)} declined.`,
  missing: (count: number) => `${plural(count, 'answer')} ${isAre(count)} missing.`,
  nothingBefore: (version: string) =>
    `Contexts move to ${version} at the deadline, once everybody has agreed; until then nothing moves.`,
  withDecline: 'Nothing moves, unless who declined agrees after all before the deadline.',
  allAgreed: (label: string, nodes: number) =>
    `${label}: ${nodes === 1 ? 'the only node has' : `all ${formatNumber(nodes)} nodes have`} agreed.`,
  forced: (label: string) => `${label}: an Admin did not wait for the missing answers.`,
  moveThen: (version: string) => `Every node moves its contexts to ${version} at the deadline, by its own clock.`,
  lapsed: (label: string, without: number, asked: number) =>
    `${label}: the deadline passed, and ${share(without, asked, 'node')} had not agreed. Nothing moves.`,
  afterLapse: (declined: number) =>
    declined > 0
      ? 'An Admin can extend the deadline, which asks everybody anew, or withdraw it.'
      : 'An Admin can extend the deadline, which asks everybody anew, go on without the missing answers, or withdraw it.',
  ended: {
    replaced: (version: string) => `${version} was replaced by a newer publication.`,
    withdrawn: (version: string) => `${version} was withdrawn. Nothing more moves to it.`,
  },
  allHere: (label: string, all: number, version: string) =>
    all === 0
      ? `${label}: this node has no contexts that could move; new ones run ${version}.`
      : `${label}: every context of this node runs ${version}.`,
  whenOpened: (label: string, waiting: number, all: number, version: string) =>
    `${label}: ${share(waiting, all, 'context')} of this node ${move(waiting)} to ${version} when next opened.`,
  atOnce: (label: string, waiting: number, all: number, version: string) =>
    `${label}: ${share(waiting, all, 'context')} of this node ${isAre(waiting)} still moving to ${version}.`,
  failedHere: (count: number) => `${plural(count, 'context')} of this node could not move: see why below.`,
  waitElsewhere: (waiting: number, all: number) =>
    `On the other nodes, ${share(waiting, all, 'context')} ${hasHave(waiting)} not moved yet.`,
  quiet: (version: string) => `Every context on every node runs ${version}, and no other version is on its way.`,
  quietWithout: (version: string) => `There are no contexts yet; new ones run ${version}.`,
  quietMixed: (others: number, all: number, version: string) =>
    `No version is on its way. Over all nodes, ${share(others, all, 'context')} ${others === 1 ? 'runs' : 'run'} another version than ${version}.`,
  under: {
    LazyOnAccess: (nodes: number, contexts: number) =>
      `The next version: on ${plural(nodes, 'node')}, ${plural(contexts, 'context')} ${move(contexts)} when next opened there.`,
    Automatic: (nodes: number, contexts: number) =>
      `The next version: ${plural(nodes, 'node')} ${move(nodes)} ${plural(contexts, 'context')} at once.`,
    Coordinated: (nodes: number, contexts: number) =>
      `The next version: ${plural(nodes, 'node')} ${isAre(nodes)} asked, and ${plural(contexts, 'context')} ${move(contexts)} at the deadline.`,
  },
}
