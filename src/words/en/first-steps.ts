/** Who has never been here is led by the hand. */
import { parts } from '../parts.ts'

export const firstStepWords = {
  empty: {
    title: 'Nothing grows here yet',
    namespace: 'namespace',
    /** The word is explained here, so it stands out. */
    meaning: <Value>(namespace: Value) =>
      parts`A ${namespace} is where the nodes of your people work together. It runs one application, has members, and is a tree of groups below a root. Other nodes join it by an invitation that you send them.`,
    withApplication:
      'An application is installed, so you can create one now, or join one that somebody invited you to.',
    withoutApplication:
      'A namespace needs an application first. This node brings a small sample, signed and ready: install it in one click, and you go on to create your first namespace.',
    another: 'Install another application',
  },
  list: {
    title: 'First steps',
    progress: (done: number, all: number) => `${done} of ${all} done`,
    hide: 'Hide the first steps',
    done: 'Done: ',
    next: 'Next: ',
  },
  steps: {
    application: {
      label: 'Install an application',
      hint: 'What the namespace will run. The sample that comes with the node will do.',
      action: 'Go to the applications',
    },
    namespace: {
      label: 'Create a namespace',
      hint: 'Four short questions. This node coordinates it.',
      action: 'Create a namespace',
    },
    group: {
      label: 'Create a group in it',
      hint: 'A team, a project, a customer: whatever has members of its own.',
      action: 'Create a group',
    },
    invitation: {
      label: 'Invite a node',
      hint: 'You get a link and a code to scan, to send to whoever runs the other node.',
      action: 'Invite a node',
    },
    node: {
      label: 'See the second node join',
      hint: 'Open the link there, or paste it under “Join” on its dashboard. It shows here as soon as it has joined.',
      action: 'See your invitations',
    },
  },
  /** After the first group. */
  inviteNext: 'Invite a node',
  noGroups: {
    title: 'No groups yet',
    text: 'Groups divide a namespace: teams, projects, customers. Each has its own members and contexts, and groups can be inside groups. Create the first one, then move groups into each other to arrange them.',
    create: 'Create the first group',
  },
}
