/** The ledger of invitations, and inviting. */
import type { Role } from '#shared/domain/roles.ts'
import type { InvitationStatus } from '#shared/wire/ledger.ts'

/** A sentence with elements in it, in the order in which the language wants them. */
type Parts<Element> = (string | Element)[]

const count = (value: number): string => value.toLocaleString('en')
const groups = (value: number): string => (value === 1 ? 'one group' : `${count(value)} groups`)
const nodes = (value: number): string => (value === 1 ? 'one node' : `${count(value)} nodes`)
const roleWithArticle: Record<Role, string> = {
  Admin: 'an Admin',
  Member: 'a Member',
  ReadOnly: 'a member who may only read',
}

const status: Record<InvitationStatus, string> = {
  waiting: 'Waiting',
  'used-up': 'Used up',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
  'inviter-lost-right': 'Inviter lost the right',
}

export const invitationWords = {
  /** How often it may be used, as part of a sentence. */
  uses: (maxUses: number | undefined) =>
    maxUses === undefined ? 'any number of nodes' : maxUses === 1 ? 'one node' : `${count(maxUses)} nodes at most`,
  asRole: (role: Role) => `as ${roleWithArticle[role]}`,

  wizard: {
    name: (namespace: string) => `Invite to ${namespace}`,
    title: 'Invite',
    reading: 'Reading the namespace…',
    steps: { kind: 'What', expiry: 'How long', review: 'Review', share: 'Share' },
    titles: {
      kind: 'What does the invitation open?',
      expiry: 'How long does it work?',
      review: 'Is this right?',
      share: 'Share the invitation',
    },
    next: { kind: 'Next', expiry: 'Next', review: 'Create the invitation', share: 'All invitations' },
    offline: 'The node does not answer right now.',
    notCreated: 'The invitation was not created',
    again: 'Make another invitation',
    openMap: 'Open the map',
  },
  noRight: {
    title: 'This node cannot invite here',
    byRole: (role: string) =>
      `Only an Admin, or a member with the right to invite, can invite. This node is ${role} here.`,
    ask: "Ask an Admin of the namespace to invite, or to give this node's identity the right to.",
    back: 'Back to the map',
  },

  kind: {
    legend: 'What the invitation opens',
    root: 'The namespace',
    rootHint:
      'The new member belongs to the namespace and, as long as they hold the usual capabilities, to its open groups. Restricted groups stay closed.',
    recursive: (groupCount: number) =>
      groupCount === 0
        ? 'The namespace and all its groups'
        : `The namespace and all its groups (${groups(groupCount)})`,
    recursiveHint: (groupCount: number) =>
      `The new member is also made a direct member of every group that exists now, at every level, restricted ones included: ${groups(groupCount)}. Groups that are created later are not part of it.`,
    noGroups: 'There are no groups in this namespace yet, so this would be the same.',
  },
  role: {
    legend: 'What the new member becomes',
    labels: { Member: 'Member', ReadOnly: 'Read only', Admin: 'Admin' } satisfies Record<Role, string>,
    hints: {
      Member: 'May take part in what the namespace and its groups are for.',
      ReadOnly: 'May look, but change nothing.',
      Admin: 'May change everything: groups, members, rights, and the namespace itself.',
    } satisfies Record<Role, string>,
    onlyAdmins: 'Only an Admin can invite somebody to be one.',
    adminWarning:
      'Whoever has this link becomes an Admin and can remove everybody else, you included. Give it a short time and one use, and send it over a way you trust.',
  },

  expiry: {
    legend: 'How long it works',
    presets: {
      hour: '1 hour',
      day: '24 hours',
      week: '7 days',
      month: '30 days',
      custom: 'Until a time that I choose',
    },
    customLabel: 'It stops working at',
    customHint: 'In the local time of this browser.',
    stopsAt: <Element>(moment: Element): Parts<Element> => ['It stops working at ', moment, '.'],
    noTime: 'Choose a date and a time.',
    past: 'This time is in the past. Choose a time in the future.',
    tooFar: 'An invitation is valid for five years at most.',
    usesLegend: 'How many nodes can join with it',
    any: 'Any number',
    anyHint: 'Whoever has the link can join until it stops working.',
    one: 'One node',
    oneHint: 'It is used up by the first node that joins.',
    some: 'A number that I choose',
    countLabel: 'Number of nodes',
    badCount: 'Write a whole number from 1 to 1,000,000.',
  },

  review: {
    effect: <Element>(
      namespace: Element,
      until: Element,
      { groupCount, role, maxUses }: { groupCount: number; role: Role; maxUses: number | undefined },
    ): Parts<Element> => [
      'Whoever has the link can join the namespace ',
      namespace,
      `${groupCount === 0 ? '' : ` and ${groupCount === 1 ? 'its group' : `all its ${groups(groupCount)}`}`} as ${roleWithArticle[role]}, until `,
      until,
      `, on ${invitationWords.uses(maxUses)}.`,
    ],
    canWithdraw: 'It can be withdrawn at any time before that, on the page of invitations.',
    cannotWithdraw:
      'It cannot be withdrawn before that time, so send it only to people whom you want in, over a way you trust.',
  },

  share: {
    reading: 'Reading the invitation back from the node…',
    unreadable: 'The invitation could not be read back',
    opens: 'Opens',
    opensWhat: <Element>(namespace: Element, groupCount: number, role: Role): Parts<Element> => [
      'the namespace ',
      namespace,
      `${groupCount > 0 ? ` and ${groups(groupCount)}` : ''}, as ${roleWithArticle[role]}`,
    ],
    until: 'Works until',
    by: 'Can be used by',
    print: 'Print of your key',
    printHint: 'Whoever opens the link sees the same.',
    long: (groupCount: number) =>
      `This link is long, because it names ${groups(groupCount)}. Chat programs may cut it off: send it by e-mail or as a file.`,
    message: 'A message that is ready to send',
    messageHint: "With the link for the reader's own node.",
    copyMessage: 'Copy message',
    copyLink: 'Copy link',
    ownNode: "The reader's own node",
    ownNodeHint: 'The default address. For whoever runs a node with its default port, on any machine.',
    thisDashboard: 'This dashboard',
    thisDashboardHint: 'For whoever uses the dashboard that you are looking at.',
    otherNode: (name: string | undefined, address: string) =>
      name === undefined ? `The node at ${address}` : `The node “${name}”`,
    otherNodeHint: 'A node that this one knows of. The link works on the machine where it runs.',
    moreLinks: 'Links for other dashboards',
    qr: 'QR code',
    qrHint: 'The link for the reader’s own node, to scan from this screen.',
    qrLabel: 'QR code of the link',
    qrSize: (length: number, max: number) => `${count(length)} of ${count(max)} characters`,
    qrTooLong: (over: number) =>
      `The link is ${count(over)} characters too long for a QR code that phones can read. Send the link, or the file.`,
    otherPrograms: 'Token, file and JSON, for other programs',
    token: 'Token',
    tokenHint: 'What stands behind the # in the links. It can be pasted on the Join page.',
    copyToken: 'Copy token',
    json: 'JSON',
    jsonHint: "The data of the node's answer, as command line clients take it.",
    copyJson: 'Copy JSON',
    code: 'Code',
    codeHint:
      'The short code that other programs of this ecosystem exchange. The details that only Grove signs are not in it.',
    copyCode: 'Copy code',
    saveFile: 'Save as a file',
    fileHint: 'The same JSON as a file. It can be chosen on the Join page, and no chat program cuts it off.',
    copied: 'Copied',
    copyFailed: 'Select and copy it by hand',
    copyFailedSaid: 'The browser did not let us copy. Select the text and copy it by hand.',
  },
  /** Text to send as it is. */
  letter: (letter: { namespace: string; until: string; url: string; groupCount: number; uses: string }) =>
    [
      `You are invited to the namespace “${letter.namespace}”${letter.groupCount > 0 ? ` and ${groups(letter.groupCount)} in it` : ''}.`,
      'Open this link in a browser on the machine where your node runs:',
      letter.url,
      `It works until ${letter.until}, for ${letter.uses}. Keep it to yourself: whoever has it can join.`,
    ].join('\n'),

  progress: {
    heading: 'Who has joined',
    waiting: 'Waiting for the first node. This changes by itself when somebody joins.',
    joined: (useCount: number, maxUses: number | undefined) =>
      maxUses === undefined
        ? `${useCount === 1 ? 'One node' : nodes(useCount)} joined.`
        : `${count(useCount)} of ${nodes(maxUses)} joined.`,
    more: (rest: number) => `and ${count(rest)} more before them`,
    announce: (name: string) => `${name} has joined.`,
  },

  ledger: {
    lead: 'Every invitation to this namespace: what became of it, and how long it still works.',
    invite: 'Invite',
    reading: 'Reading the invitations…',
    unreadable: 'The invitations could not be read',
    unavailable: 'This node keeps no list of invitations',
    emptyTitle: 'Nobody has been invited yet',
    empty: 'An invitation is a link that you send. Here you will see who joined by it, and can withdraw it.',
    show: 'Show',
    filters: {
      all: 'All',
      waiting: 'Waiting',
      joined: 'Joined by somebody',
      expired: 'Expired',
      withdrawn: 'Withdrawn',
    },
    filterOption: (label: string, value: number) => `${label} (${count(value)})`,
    noneOfFilter: 'No invitation is like this now.',
    showAll: 'Show all invitations',
    showMore: (step: number, all: number) => `Show ${count(step)} more of ${count(all)}`,
    shown: (shown: number, all: number) =>
      shown === all
        ? `${count(all)} ${all === 1 ? 'invitation' : 'invitations'}`
        : `${count(shown)} of ${count(all)} invitations`,
  },
  record: {
    status,
    joinedBadge: (useCount: number) => `${count(useCount)} joined`,
    title: (groupCount: number, role: Role) =>
      `${groupCount > 1 ? `The namespace and ${groups(groupCount - 1)}` : 'The namespace'}, as ${roleWithArticle[role]}`,
    page: 'Invitation',
    by: 'Issued by',
    you: 'this node',
    issued: 'Issued',
    until: 'Works until',
    endedAt: 'Worked until',
    countdown: (left: string) => `${left} left`,
    uses: 'Uses',
    usesOf: (useCount: number, maxUses: number | undefined) =>
      `${useCount === 0 ? 'Not used yet' : `Used by ${nodes(useCount)}`}, ${maxUses === undefined ? 'any number' : count(maxUses)} allowed`,
    groups: 'Groups',
    moreGroups: (rest: number) => `and ${count(rest)} more`,
    joined: 'Joined',
    withdrawn: 'Withdrawn',
    withdrawnBy: 'by',
    replacedBy: 'Replaced by another one',
    replaces: 'In the place of an earlier one',
    look: 'Look at it',
    handOut: 'Hand out',
    handOutAgain: 'Hand it out again',
    extend: 'Extend…',
    withdraw: 'Withdraw…',
    notFound: 'There is no such invitation',
    notFoundHint: 'It may belong to another namespace, or the address was cut off.',
    allInvitations: 'All invitations',
    statusHint: {
      waiting: 'It can be used.',
      'used-up': 'As many nodes have joined by it as it allows.',
      expired: 'Its time is over; nobody can join by it.',
      withdrawn: 'It was taken back; nobody can join by it.',
      'inviter-lost-right': 'Whoever issued it may not invite any more, so nobody can join by it.',
    } satisfies Record<InvitationStatus, string>,
  },
  reasons: {
    notOwn: 'Only the node that issued it has its secret. Ask its inviter, or make one of your own.',
    over: 'It does not work any more. Make a new one.',
    overAlready: 'It does not work any more, so there is nothing to withdraw.',
    notYours: 'Only its inviter or an Admin of the namespace can withdraw it.',
    usedUp: 'It is used up. Make a new one.',
    notInviter: 'This node may not invite here any more.',
    gone: 'It was withdrawn. Make a new one.',
  },
  withdraw: {
    title: 'Withdraw this invitation?',
    effect: (useCount: number) =>
      `Nobody can join by it any more, from now on, for good. ${useCount === 0 ? 'Nobody has used it.' : `Whoever joined by it (${nodes(useCount)}) stays a member.`}`,
    confirm: 'Withdraw it',
    pending: 'Withdrawing…',
    failed: 'The invitation was not withdrawn',
    done: 'The invitation is withdrawn.',
  },
  extend: {
    title: 'Extend this invitation',
    effect:
      'What is signed cannot be changed, so a new invitation is made and this one is withdrawn, in one step. Send the new link to whoever has the old one.',
    effectExpired: 'What is signed cannot be changed, so a new invitation takes its place. Send the new link.',
    recursive: 'It opens all groups that exist now, also those created since.',
    usesLeft: (left: number) => `It can still be used by ${nodes(left)}.`,
    confirm: 'Make the new one',
    pending: 'Extending…',
    failed: 'The invitation was not extended',
    done: 'A new invitation has taken its place.',
  },
}
