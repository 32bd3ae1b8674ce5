/** Creating a namespace. */
type Parts<Element> = (string | Element)[]

export const creatingWords = {
  wizard: 'Create a namespace',
  namespaces: 'Namespaces',
  reading: 'Reading the installed applications…',
  steps: { application: 'Application', policy: 'Upgrades', alias: 'Name', review: 'Review' },
  titles: {
    application: 'Which application does it run?',
    policy: 'When do contexts move to a new version?',
    alias: 'What is it called?',
    review: 'Is this what you want?',
  },
  create: 'Create the namespace',
  notCreated: 'The namespace was not created',
  again: 'Press the button again when the node is back: the same request makes one namespace, never two.',
  offline: 'The node does not answer right now.',

  application: {
    none: 'No application is installed on this node yet. Install one here, and go on.',
    missing: 'Choose an application first.',
    legend: 'Application',
    another: 'Install another application',
  },
  alias: {
    label: 'Name (optional)',
    description: 'All members see it. Without a name, the namespace is known by its id. It can be changed later.',
    bytes: (used: number, max: number) => `${used} of ${max} bytes`,
  },
  review: {
    effect: <Element>(alias: Element | undefined, application: Element): Parts<Element> => [
      alias === undefined ? 'This creates a namespace without a name' : 'This creates the namespace ',
      ...(alias === undefined ? [] : [alias]),
      ' that runs ',
      application,
      '. This node coordinates it and is its first Admin.',
    ],
    policy: 'Upgrade policy',
    lead: 'Lead time',
    meaning: 'What it means',
  },
  created: {
    title: 'Your new namespace',
    tab: 'Namespace created',
    reading: 'Reading the namespace from the node…',
    isCreated: <Element>(name: Element): Parts<Element> => [name, ' is created'],
    lead: 'The node holds it now. This node coordinates it and is its first Admin.',
    id: 'Namespace id',
    application: 'Application',
    upgrades: 'Upgrades',
    identity: "This node's identity in it",
    next: 'What next?',
    invite: 'Invite a node',
    openMap: 'Open the map',
    another: 'Create another',
  },
}
