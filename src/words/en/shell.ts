/** What is around every page, and what stands in its place when there is none to show. */
/** How fresh what is shown is. */
const freshness = {
  live: 'Live',
  'catching-up': 'Catching up…',
  stale: 'The node is slow to answer; this may be out of date',
  offline: 'Offline: the node does not answer. Trying again…',
}

export const shellWords = {
  grove: 'Grove',
  tabTitle: (page: string) => `${page} · Grove`,
  skip: 'Skip to the content',
  main: 'Main',
  links: { namespaces: 'Namespaces', join: 'Join', applications: 'Applications', node: 'Node' },
  nodeIs: 'Node: ',
  loading: 'Loading…',
  connecting: 'Asking the node what it can do…',
  freshness,
  notFound: {
    title: 'There is no page at this address',
    why: 'The link may be cut off or from another version of Grove.',
    namespaces: 'See your namespaces',
    join: 'Join by an invitation',
  },
  broken: { title: 'This page could not be shown', back: 'Back to the namespaces' },
  /** What became of a change whose answer was lost. */
  lateAnswer: {
    applied: 'A change that was on its way has been made.',
    refused: (reason: string) => `A change that was on its way was refused. ${reason}`,
  },
}
