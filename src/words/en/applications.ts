/** Applications and their versions on this node. */
import { formatBytes, plural } from '../../lib/format.ts'

export const applicationWords = {
  title: 'Applications',
  intro: 'What is installed on this node. A namespace runs one of them.',
  createNamespace: 'Create a namespace',
  notRead: 'The applications could not be read',
  loading: 'Reading the applications…',
  installed: (version: string | undefined) =>
    version === undefined ? 'The application is installed.' : `Version ${version} is installed.`,
  known: (version: string | undefined) =>
    version === undefined ? 'It was on this node already.' : `Version ${version} was on this node already.`,
  namesake:
    'Another application here has the same package name, signed by another key. They are not versions of each other.',
  empty: {
    title: 'No application is installed',
    text: 'An application is a signed bundle of WebAssembly. Install the sample that comes with this node to try everything out, or one of your own below.',
  },
  install: {
    title: 'Install an application, or a new version of one',
    intro:
      'A signed .mpk bundle or a .wasm file. A newer version with the same package and signer joins the versions of its application.',
    sample: 'Or the small one that comes with this node:',
    sampleButton: (version: string | undefined) =>
      version === undefined ? 'Install the sample application' : `Install version ${version} of the sample`,
    byUrl: 'From an address',
    byPath: "From a path on the node's machine",
  },
  upload: {
    choose: 'Choose a file…',
    another: 'Choose another file…',
    dropHint: 'Or drag it onto this page.',
    drop: 'Drop the file to install it',
    sending: (name: string) => `Uploading ${name}`,
    sent: (sentBytes: number, sizeBytes: number) => `${formatBytes(sentBytes)} of ${formatBytes(sizeBytes)}`,
    checking: 'The node is checking its signature and hashes…',
    cancel: 'Cancel the upload',
    cancelled: (name: string) => `The upload of ${name} was cancelled. Nothing of it is kept on the node.`,
    again: 'Try again',
    notDone: (name: string) => `${name} was not installed`,
    oneAtATime: 'One file at a time: drop a single file, or choose it.',
    busy: 'One upload is under way. Wait for it, or cancel it.',
    tooLarge: (name: string, sizeBytes: number, max: number) =>
      `${name} has ${formatBytes(sizeBytes)}; a bundle has at most ${formatBytes(max)}.`,
    empty: (name: string) => `${name} is empty.`,
  },
  url: {
    label: 'Address of the file',
    description:
      'https or http. The node itself fetches it, and only from hosts outside of its own machine and network.',
    hash: 'SHA-256 of the file (optional)',
    hashDescription: 'Given, a file with another hash is refused.',
    button: 'Install from this address',
    pending: 'Fetching…',
    typeFirst: 'Type an address first.',
    notDone: 'The application was not installed',
  },
  card: {
    id: 'Id',
    signer: 'Signed by',
    signerLabel: 'signer',
    idLabel: 'application id',
    unsigned: 'not signed',
    usedBy: (count: number) => `Used by ${plural(count, 'namespace')}`,
    unused: 'No namespace here runs it yet.',
    versions: 'Versions on this node',
    newest: 'Newest',
    versionsNotRead: 'Its versions could not be read',
    loadingVersions: 'Reading its versions…',
  },
  version: {
    size: 'Size',
    installed: 'Installed',
    source: 'From',
    sourceUnknown: 'not told',
    uses: 'Used by',
    noUses: 'Nothing here uses it.',
    as: {
      founding: 'founded with it',
      current: 'in force',
      published: 'published',
    },
    contexts: (count: number) => `${plural(count, 'context')} here`,
  },
  uninstall: {
    button: 'Uninstall',
    label: (version: string) => `Uninstall ${version}`,
    inUse: (count: number) =>
      `It is in use by ${plural(count, 'namespace')}, see beside it. A version can be removed when nothing here needs it.`,
    title: (name: string, version: string) => `Uninstall ${name} ${version}?`,
    means: 'Its bundle is removed from this node. It can be installed again from the file.',
    confirm: 'Uninstall',
    done: (name: string, version: string) => `${name} ${version} is no longer on this node.`,
    notDone: 'The version was not uninstalled',
  },
}
