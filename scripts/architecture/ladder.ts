/**
 * The rungs of the two programs and what each may import. What is not listed is not allowed: a new folder needs a
 * line here before anything in it may be imported.
 */

export type Rung = {
  name: string
  /** Which files stand on it. The first rung that matches counts. */
  files: RegExp
  /** Rungs it may import; its own is always allowed. */
  below: readonly string[]
  /** Packages and modules of Node it may import, by prefix; undefined means any. */
  packages?: readonly string[]
}

const SHARED = ['wire', 'domain']
const NODE_LOW = ['log', 'bundle', 'storage-interface', ...SHARED]
const DASHBOARD_PACKAGES = [
  'react',
  'react-dom',
  'react-router',
  'react-aria-components',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  '@xyflow/react',
  'lucide-react',
  '@noble/',
  '@scure/base',
  'uqr',
  'zod/mini',
]
/** Modules of Node that read and write nothing. */
const PURE_MODULES = ['node:crypto', 'node:zlib', '@scure/base', 'zod/mini']

/** Tests, measurements, and what only they use: any file of their own half, and nothing else imports them. */
export const isTestFile = (path: string): boolean =>
  /\.test\.tsx?$|(^|\/)testing-[^/]+$|-contract\.ts$|^node\/testing\/|^(e2e|bench)\//.test(path)

export const RUNGS: readonly Rung[] = [
  { name: 'domain', files: /^shared\/domain\//, below: [], packages: ['@scure/base', 'canonicalize'] },
  {
    name: 'wire',
    files: /^shared\/wire\//,
    below: ['domain'],
    packages: ['@scure/base', '@noble/hashes', 'fflate', 'zod/mini'],
  },
  { name: 'globals', files: /^shared\/globals\.d\.ts$/, below: [], packages: [] },

  { name: 'lib', files: /^src\/(lib\/|paths\.ts$|[a-z-]+\.d\.ts$)/, below: SHARED, packages: DASHBOARD_PACKAGES },
  { name: 'words', files: /^src\/words\//, below: ['lib', ...SHARED], packages: [] },
  { name: 'api', files: /^src\/api\//, below: ['words', 'lib', ...SHARED], packages: DASHBOARD_PACKAGES },
  {
    name: 'ui',
    files: /^src\/components\/ui\//,
    below: ['api', 'words', 'lib', ...SHARED],
    packages: DASHBOARD_PACKAGES,
  },
  {
    name: 'components',
    files: /^src\/components\//,
    below: ['ui', 'api', 'words', 'lib', ...SHARED],
    packages: DASHBOARD_PACKAGES,
  },
  {
    name: 'pages',
    files: /^src\/pages\//,
    below: ['components', 'ui', 'api', 'words', 'lib', ...SHARED],
    packages: DASHBOARD_PACKAGES,
  },
  {
    name: 'routes',
    files: /^src\/routes\.tsx$/,
    below: ['pages', 'components', 'ui', 'api', 'words', 'lib', ...SHARED],
    packages: DASHBOARD_PACKAGES,
  },
  {
    name: 'dashboard',
    files: /^src\/(open-map\.ts|start\.ts|main\.tsx)$/,
    below: ['routes', 'pages', 'components', 'ui', 'api', 'words', 'lib', ...SHARED],
    packages: DASHBOARD_PACKAGES,
  },

  { name: 'log', files: /^node\/log\//, below: SHARED, packages: PURE_MODULES },
  { name: 'bundle', files: /^node\/bundle\//, below: ['log', ...SHARED], packages: PURE_MODULES },
  { name: 'storage-interface', files: /^node\/storage\/store\.ts$/, below: ['domain'], packages: [] },
  { name: 'storage', files: /^node\/storage\//, below: ['storage-interface', ...SHARED] },
  { name: 'app', files: /^node\/app\//, below: NODE_LOW },
  { name: 'replication', files: /^node\/replication\//, below: ['app', ...NODE_LOW] },
  { name: 'http', files: /^node\/http\//, below: ['app', ...NODE_LOW] },
  {
    name: 'node',
    files: /^node\/(main|config|logger|run-node|start-node)\.ts$/,
    below: ['http', 'replication', 'app', 'storage', ...NODE_LOW],
  },

  { name: 'scripts', files: /^scripts\/|^[a-z.]+\.config\.ts$/, below: ['node', ...NODE_LOW] },
]

/** The one file that may name a thing, so that replacing it is one file's work. */
export const ONE_FILE_ONLY: readonly { what: string; half: RegExp; names: RegExp; file: string }[] = [
  {
    what: "SQLite's driver",
    half: /^(node|shared|src)\//,
    names: /^(node:sqlite|@photostructure\/sqlite|better-sqlite3)$/,
    file: 'node/storage/sqlite-store.ts',
  },
]
/** Packages that one file may name, whichever it is. */
export const ONE_FILE_PACKAGES: readonly RegExp[] = [/^@xyflow\/react(\/|$)/]
/** The one file of the dashboard that may use a global. */
export const GLOBAL_OWNERS: ReadonlyMap<string, string | undefined> = new Map([
  ['fetch', 'src/api/exchange.ts'],
  ['EventSource', 'src/api/live.ts'],
  ['XMLHttpRequest', 'src/api/upload.ts'],
  ['WebSocket', undefined],
])
