/** Joining by an invitation: what it says, and every way in which it can end. */
import { plural } from '../../lib/format.ts'

/** What happened, whose turn it is, and the one button. */
type EndingWords = { heading: string; what: string; turn: string; next: string }

const ASK = 'Copy a message asking for a new one'

const endings = {
  expired: {
    heading: 'This invitation has expired',
    what: 'The time until which it works is over.',
    turn: 'It is the turn of whoever invited you: they can extend it, or make a new one.',
    next: ASK,
  },
  notYetValid: {
    heading: 'This invitation is not valid yet',
    what: 'It says that it was made at a time that, by the clocks here, is still ahead. One of the clocks is wrong.',
    turn: 'It is your turn: set the clock of this computer and of the node, then check again.',
    next: 'Check the clocks again',
  },
  tampered: {
    heading: 'This invitation was changed',
    what: 'Its signature does not fit what it says, so somebody changed it after it was signed. Nothing was sent.',
    turn: 'It is the turn of whoever invited you: ask for a new one, over a way that you trust.',
    next: ASK,
  },
  cutOff: {
    heading: 'This invitation was cut off',
    what: 'Only a part of it has arrived: some chat programs shorten long texts.',
    turn: 'It is your turn: copy the whole link, token or JSON from the message, or ask for it as a file.',
    next: 'Put it in again',
  },
  alreadyMember: {
    heading: 'This node is already a member',
    what: 'There is nothing left to join: the namespace is in the list of this node.',
    turn: 'It is your turn: go on in the namespace.',
    next: 'Open the map',
  },
  inviterLostRight: {
    heading: 'The inviter may no longer invite',
    what: 'Since this invitation was made, the member who made it has left or lost the right to invite.',
    turn: 'It is the turn of another member who may invite: ask one for a new invitation.',
    next: ASK,
  },
  withdrawn: {
    heading: 'This invitation was withdrawn',
    what: 'The member who made it, or an Admin, took it back or made another in its place.',
    turn: 'It is the turn of whoever invited you: ask for the new one.',
    next: ASK,
  },
  usedUp: {
    heading: 'This invitation is used up',
    what: 'It was for a limited number of nodes, and others have used it.',
    turn: 'It is the turn of whoever invited you: ask for a new one.',
    next: ASK,
  },
  otherNamespace: {
    heading: 'This invitation is not for a namespace that can be found here',
    what: 'It is signed, but it is to a group that is no namespace, or no node that this one knows coordinates its namespace, or it was never issued there.',
    turn: 'It is the turn of whoever invited you: ask for a link that was made with Grove.',
    next: ASK,
  },
  otherVersion: {
    heading: 'This invitation is of another version',
    what: 'It has a form that this dashboard does not know, so it was made by a newer program.',
    turn: 'It is your turn: update this node, or ask for the invitation as JSON.',
    next: 'Put in another one',
  },
  namespaceDeleted: {
    heading: 'The namespace was deleted',
    what: 'An Admin deleted it for everybody, so there is nothing left to join.',
    turn: 'It is nobody’s turn: this invitation leads nowhere any more.',
    next: 'Put in another one',
  },
  noNode: {
    heading: 'No node is connected',
    what: 'The node of this dashboard does not answer. The invitation is kept here, and joining twice is joining once.',
    turn: 'It is your turn: start the node, or open the invitation on another node of yours, below.',
    next: 'Try again',
  },
  coordinatorUnreachable: {
    heading: 'The coordinator does not answer',
    what: 'The node that decides about this namespace is not running, or cannot be reached from here. The invitation was not used and is kept here.',
    turn: 'It is the turn of whoever runs that node, usually the one who invited you: it has to be running while you join.',
    next: 'Try again',
  },
  notAnInvitation: {
    heading: 'This is not an invitation',
    what: 'An invitation is a link, a token that begins with “g1.” or “g2.”, a code of another program, or JSON.',
    turn: 'It is your turn: copy one of these from the message that you were sent.',
    next: 'Put in another text',
  },
  outcomeUnknown: {
    heading: 'It is not known yet whether this node has joined',
    what: 'The request was sent and the answer was lost on the way.',
    turn: 'It is nobody’s turn: this page keeps checking and goes on by itself. Sending it again is not needed.',
    next: 'Checking…',
  },
  refused: {
    heading: 'The node did not accept this invitation',
    what: 'The invitation is kept here.',
    turn: 'It is your turn: see to what the node says, then try again.',
    next: 'Try again',
  },
} satisfies Record<string, EndingWords>

export const joiningWords = {
  /** After "Copy". */
  copied: { inviter: "inviter's public key", own: 'your public key' },
  wizard: 'Join a namespace',
  steps: { paste: 'Invitation', check: 'Check', joined: 'Joined' },
  titles: { paste: 'Put in the invitation', check: 'Is this the right invitation?', joined: 'You have joined' },

  paste: {
    label: 'Invitation',
    description:
      'Paste the link, the token, or the JSON that you were sent. It is read in this browser; nothing is sent before you press Join.',
    file: 'Or choose the file that you were sent',
    fileTooLarge: 'This file is too large for an invitation.',
    fileUnreadable: 'This file could not be read. Choose it again, or copy its text into the field above.',
    empty: 'Paste the invitation first.',
    next: 'Read the invitation',
  },

  check: {
    checking: 'Checking the signatures of a long invitation…',
    nothingSent: 'Nothing is sent before you press Join.',
    join: 'Join with this node',
    joining: 'Joining…',
    stillJoining:
      'Still waiting for the node that coordinates the namespace. This takes half a minute at most; then this page says what became of it.',
    joinGroups: 'Join its groups too',
    another: 'Use another invitation',
    subscribe: 'Subscribe to live updates',
    subscribeHint: 'Changes that others make show here by themselves. It can be turned off later.',
    notSubscribed: (why: string) => `Joined, but live updates were not started. ${why}`,
  },

  signed: {
    heading: 'Signed by the inviter',
    hint: 'The signature was checked in this browser: nobody changed any of this.',
    from: 'From',
    print: 'Print of the inviter’s key',
    printHint: 'Compare it with what the inviter sees on their screen, if you are in doubt.',
    namespace: 'Namespace',
    application: 'Application',
    role: 'You become',
    groups: 'Groups',
    groupCount: (count: number) => `also ${count === 1 ? 'one group' : `${count} groups`} below the namespace`,
    until: 'Works until',
    uses: 'Can be used by',
  },
  claimed: {
    heading: 'Claimed, not signed',
    hint: 'These names travelled beside the signature. Anybody on the way could have changed them.',
    namespace: 'Name of the namespace',
    nothing:
      'This invitation carries no names and does not say who coordinates the namespace, so the nodes that this one knows are asked.',
  },
  roleMeaning: {
    Admin: 'Admin: may change everything, invite and remove members',
    Member: 'Member: may take part',
    ReadOnly: 'Read only: may look, but change nothing',
  },

  clocks: {
    browser: 'Clock of this browser',
    node: 'Clock of the node',
    made: 'Made at',
    until: 'Works until',
    disagree:
      'The clocks of this browser and of the node disagree about whether this invitation works now. The clock of the namespace’s coordinator decides, so you can try.',
  },

  endings,
  /** Words to send back when an invitation is of no use any more. */
  askForNew: (namespace: string | undefined, because: string) =>
    `Could you send me a new invitation${namespace === undefined ? '' : ` to the namespace “${namespace}”`}? With the one I have: ${because.charAt(0).toLowerCase()}${because.slice(1)}.`,

  joined: {
    intro: 'This node is a member now. What follows was read back from it.',
    reading: 'Reading the namespace from the node…',
    namespace: 'Namespace',
    identity: 'Your identity here',
    role: 'Role',
    inside: 'Inside',
    counts: (members: number, groups: number) => `${plural(members, 'member')}, ${plural(groups, 'group')}`,
    application: 'Application',
    updates: 'Live updates',
    notStarted: 'Live updates were not started',
    subscribeFirst: 'Next step: subscribe, so that what others change shows here by itself.',
    subscribe: 'Subscribe to live updates',
    subscribing: 'Subscribing…',
    openMap: 'Open the map',
    another: 'Use another invitation',
  },

  otherNode: {
    heading: 'Open it on another node of yours',
    hint: 'The invitation goes to the dashboard of that node, behind the # of the address: only your browser carries it there, no server sees it.',
    openOn: 'Open on',
    forget: (address: string) => `Forget ${address}`,
    label: 'Address of that dashboard',
    hintAddress:
      'A port such as 2529 is enough for a node on this computer. The address is remembered in this browser.',
    placeholder: 'http://127.0.0.1:2529',
    bad: 'Write an address such as http://127.0.0.1:2529',
    open: 'Open there',
  },
  getNode: {
    heading: 'No node of your own yet?',
    steps: [
      'Install Node.js 20.19 or newer.',
      'Get Grove from whoever invited you, and in its folder run the command below.',
      'It opens a dashboard at the address that it prints. Put the invitation in there, on the Join page.',
    ],
    command: 'npm ci && npm start -- --open',
    copyCommand: 'Copy the command',
    copyInvitation: 'Copy the invitation',
  },
}

export type EndingName = keyof typeof endings
