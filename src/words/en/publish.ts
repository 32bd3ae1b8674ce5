/** Publishing a version, step by step. */
import { plural } from '../../lib/format.ts'

export const publishWords = {
  button: 'Publish a version',
  name: (namespace: string) => `Publish a version to ${namespace}`,
  loading: 'Reading the versions…',
  noRight: 'This node cannot publish here',
  askAdmin: 'Ask an Admin of the namespace to publish, or to make this node one.',
  backToVersions: 'Back to the versions',
  steps: {
    version: { label: 'Version', title: 'Which version?', next: 'Next' },
    changes: { label: 'Changes', title: 'What changes, and for whom?', next: 'Next' },
    when: { label: 'When', title: 'When do contexts move?', next: 'Next' },
    review: { label: 'Review', title: 'Is this right?', next: 'Publish' },
    done: { label: 'Published', title: 'It is published', next: 'See the versions' },
  },
  chooseFirst: 'Choose a version first.',
  offline: 'The node does not answer right now.',
  version: {
    legend: 'Version to publish',
    now: (version: string) => `In force now: ${version}. Versions only go forward.`,
    description: (appKey: string) => `Bundle ${appKey.slice(0, 12)}…, signed by the same key as the one in force.`,
    newest: 'Newest',
    none: 'No newer version is installed on this node',
    howTo: (version: string) =>
      `A version can be published when its bundle is on this node: the same package, signed by the same key, newer than ${version}. Install it here, and go on.`,
    another: 'Install another version',
  },
  changes: {
    notes: 'What changes (optional)',
    notesDescription: 'For the members to read, before they agree or when they wonder.',
    tooLong: (max: number) => `At most ${max} characters.`,
    count: (length: number, max: number) => `${length} of ${max}`,
    who: 'Who is affected',
    affects: (nodes: number, contexts: number) =>
      `${plural(nodes, 'node')} and ${plural(contexts, 'context')}. Each node moves the contexts of its own groups.`,
    contexts: (count: number) => plural(count, 'context'),
    more: (count: number) => `And ${plural(count, 'node')} more.`,
  },
  when: {
    policy: 'The policy in force',
    legend: 'Deadline that is proposed',
    lead: (lead: string) => `${lead} from now, as the policy has it`,
    custom: 'A time that I choose',
    at: 'All nodes move at',
    noDeadline: 'This policy has no deadline: it begins when the version is published.',
    replaces: (version: string, status: string) =>
      `${version} is published and still to come (${status}). This publication takes its place.`,
    leavesMoving: (version: string) => `Contexts that have not moved to ${version} yet go straight to the new version.`,
  },
  review: {
    effect: {
      LazyOnAccess: (version: string, nodes: number, contexts: number) =>
        `This publishes ${version} to ${plural(nodes, 'node')}: ${plural(contexts, 'context')} ${contexts === 1 ? 'moves' : 'move'} when next opened there.`,
      Automatic: (version: string, nodes: number, contexts: number) =>
        `This publishes ${version} to ${plural(nodes, 'node')}: ${nodes === 1 ? 'it moves' : 'they move'} ${plural(contexts, 'context')} at once.`,
      Coordinated: (version: string, nodes: number, contexts: number) =>
        `This asks ${plural(nodes, 'node')} to move ${plural(contexts, 'context')} to ${version} at the deadline. If one does not agree, nothing moves.`,
    },
    notes: 'What changes',
    none: 'Nothing said',
    policy: 'Policy',
    deadline: 'Deadline',
    request: 'Show the exact request',
    notDone: 'The version was not published',
    again: 'Press the button again when the node is back: the same request publishes once, never twice.',
  },
  done: {
    reading: 'Reading from the node what it holds now…',
    entry: (version: string, number: number) => `The node holds it: ${version}, entry ${number} of the log.`,
    missing: (number: number) => `Entry ${number} of the log publishes no version`,
    another: 'Publish another',
  },
}
