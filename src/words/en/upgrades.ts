/** Versions, publications and what nodes make of them. What happens next is in `upgrade-sentences.ts`. */
import { formatDuration } from '../../lib/format.ts'
import { publishWords } from './publish.ts'
import { upgradeActionWords } from './upgrade-actions.ts'
import { nextWords } from './upgrade-sentences.ts'

/** The upgrade policies, where they are named and where they are chosen. */
const policies = {
  LazyOnAccess: {
    label: 'Lazy-on-access',
    sentence: 'On next access: a context moves to a newly published version when it is next opened on that node.',
  },
  Automatic: {
    label: 'Automatic',
    sentence: 'Every node fetches a newly published version and moves all its contexts at once.',
  },
  Coordinated: {
    label: 'Coordinated',
    sentence: 'A publication proposes a deadline. When all nodes have agreed, all contexts move then.',
  },
}

const policy = {
  title: 'Upgrade policy',
  legend: 'Upgrade policy',
  now: (policy: string) => `When contexts move to a newly published version of the application. Now: ${policy}.`,
  isDefault: 'Default',
  /** On one line, e.g. "Coordinated, 1 day ahead". */
  withLead: (label: string, lead: string) => `${label}, ${lead} ahead`,
  leadAmount: 'Lead time',
  leadUnit: 'Unit',
  units: { minutes: 'minutes', hours: 'hours', days: 'days' },
  leadDescription: 'Until the proposed deadline.',
  leadNotWhole: 'Write a whole number, 1 or more.',
  leadTooLong: 'A year ahead is the most.',
  keeps: (version: string, label: string) =>
    `${version} was published under ${label} and keeps that policy, whatever is chosen here.`,
  change: 'Change the policy',
  chooseFirst: 'Choose another policy first.',
  changed: (policy: string) => `The upgrade policy is now: ${policy}.`,
  notDone: 'The policy was not changed',
}

export const upgradeWords = {
  policies,
  policy,
  publish: publishWords,
  actions: upgradeActionWords,
  next: nextWords,
  cancel: 'Cancel',
  thisNode: 'This node',
  /** Within a sentence. */
  thisNodeWithin: 'this node',
  you: '(this node)',
  to: ' to ',
  by: 'by',
  page: {
    loading: 'Reading the versions…',
    notRead: 'The versions could not be read',
  },
  inForce: {
    title: 'In force',
    version: 'Version',
    newOnes: 'is what a context that is created now runs',
    application: 'Application',
    policy: 'Upgrade policy',
    changePolicy: 'Change…',
  },
  standing: {
    legend: 'What this node says to coordinated publications',
    ask: { label: 'Ask each time', sentence: 'Somebody agrees or declines here, on this page.' },
    agree: { label: 'Agree by itself', sentence: 'This node agrees to every version as soon as it is published.' },
    notDone: 'The answer was not changed',
  },
  publication: {
    title: 'Published:',
    deadline: 'Deadline',
    published: 'Published',
    policy: 'Policy',
    notes: 'What changes',
  },
  deadline: {
    label: 'Deadline',
    local: 'In the local time of this browser. Each node keeps it by its own clock.',
    left: (left: string) => `${left} left`,
    passed: 'has passed',
    missing: 'Choose a date and a time.',
  },
  skew: (byMs: number, isAhead: boolean) => {
    const by = byMs < 60_000 ? `${Math.round(byMs / 1000)} seconds` : formatDuration(byMs)
    return `The clock of this node is ${by} ${isAhead ? 'ahead of' : 'behind'} the coordinator's. Deadlines are kept by each node's own clock, so it would move ${isAhead ? 'early' : 'late'}: set the clock of this machine right.`
  },
  statuses: {
    collecting: 'Collecting answers',
    scheduled: 'Scheduled',
    'in-force': 'In force',
    replaced: 'Replaced',
    withdrawn: 'Withdrawn',
    lapsed: 'Deadline passed',
  },
  answers: { agreed: 'Agreed', declined: 'Declined', missing: 'No answer yet' },
  states: {
    current: 'Up to date',
    'at-access': 'Waiting for access',
    pending: 'Pending',
    'at-deadline': 'At the deadline',
    failed: 'Failed',
  },
  /** Behind the version that a context will move to. */
  targets: {
    'at-access': 'at next access',
    pending: 'pending',
    'at-deadline': 'at the deadline',
    failed: 'failed',
  },
  bundles: { held: 'Here', fetching: 'Fetching', missing: 'Nobody has it', failed: 'Failed' },
  notices: {
    failed: 'Upgrade failed',
    answer: 'Upgrade: your answer?',
    lapsed: 'Upgrade: deadline passed',
    pending: 'Upgrade pending',
  },
  bundle: {
    title: 'On its way to this node',
    received: (received: string, size: string | undefined) =>
      size === undefined ? `${received} so far` : `${received} of ${size}`,
    progress: (version: string) => `Fetching version ${version}`,
  },
  nodes: {
    title: 'Nodes and contexts',
    coordinates: 'coordinates',
    noContexts: 'No contexts in its groups.',
    inGroupsOnly: 'In groups only',
    counts: 'Contexts by state',
    count: (state: string, count: string) => `${state}: ${count}`,
    contexts: 'Contexts',
    contextsOf: (node: string) => `Contexts of ${node}`,
    reading: 'Reading the contexts…',
    notRead: 'The contexts of this node could not be read',
    more: (rest: string) => `Show more of ${rest} contexts`,
    moreNodes: (rest: string) => `Show more of ${rest} nodes`,
  },
  timeline: {
    title: 'Timeline',
    none: 'No version was published yet: every context runs the one that the namespace was founded with.',
    published: 'Published by',
    forced: 'Without waiting',
    more: (rest: string) => `Show more of ${rest} publications`,
  },
  open: {
    button: 'Open',
    label: (name: string) => `Open ${name}`,
    moved: (name: string, version: string) => `${name} was opened and has moved to ${version}.`,
    opened: (name: string, version: string) => `${name} was opened; it runs ${version}.`,
    notDone: 'The context was not opened',
  },
  reasons: {
    agreed: 'This node has agreed already.',
    declined: 'This node has declined already.',
  },
}
