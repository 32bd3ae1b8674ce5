/** Namespaces: the list of them, and what is around every page of one. */
export const namespaceWords = {
  namespaces: 'Namespaces',
  pagesOfNamespace: 'Pages of this namespace',
  pages: {
    map: 'Map',
    members: 'Members',
    invitations: 'Invitations',
    versions: 'Versions',
    settings: 'Settings',
  },
  pageTitle: (page: string, namespace: string) => `${page} of ${namespace}`,
  reading: 'Reading the namespace…',
  unreadable: 'The namespace could not be read',
  allNamespaces: 'All namespaces',
}
