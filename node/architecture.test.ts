import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkArchitecture } from '../scripts/architecture/check-architecture.ts'
import { readSourceTree } from '../scripts/architecture/source-tree.ts'

const tree = readSourceTree(fileURLToPath(new URL('..', import.meta.url)))

describe('the project', () => {
  const report = checkArchitecture(tree)

  it('keeps to the ladder of imports', () => {
    expect(report.violations).toEqual([])
  })

  it('was really read', () => {
    expect(report.fileCount).toBeGreaterThan(250)
    expect(report.edgeCount).toBeGreaterThan(900)
    for (const folder of [
      'src/pages/',
      'src/api/',
      'node/app/',
      'node/http/',
      'node/storage/',
      'shared/wire/',
      'e2e/',
    ]) {
      expect([folder, [...tree.keys()].some((path) => path.startsWith(folder))]).toEqual([folder, true])
    }
  })
})

describe('the check finds', () => {
  /** A small tree that is fine, to plant one fault in at a time. */
  const sound = {
    'shared/domain/ids.ts': "import { base58 } from '@scure/base'\nexport const a = base58",
    'shared/wire/scalars.ts':
      "import * as z from 'zod/mini'\nimport { a } from '#shared/domain/ids.ts'\nexport const b = [a, z]",
    'src/lib/format.ts': 'export const c = 1',
    'src/api/exchange.ts': "import { c } from '../lib/format.ts'\nexport const get = () => fetch(String(c))",
    'src/api/live.ts': "export const open = () => new EventSource('/events')",
    'src/components/map/GroupMap.tsx': "import '@xyflow/react'\nexport const d = 1",
    'src/pages/map/MapPage.tsx': "import { d } from '../../components/map/GroupMap.tsx'\nexport const e = d",
    'src/routes.tsx': "export const f = () => import('./pages/map/MapPage.tsx')",
    'src/main.tsx': "import './style.css'\nimport { f } from './routes.tsx'\nf()",
    'src/style.css': 'a {}',
    'node/storage/store.ts': "import type { a } from '#shared/domain/ids.ts'\nexport type Store = typeof a",
    'node/storage/sqlite-store.ts':
      "import type { Store } from './store.ts'\nexport const s: Store[] = [process.getBuiltinModule('node:sqlite')]",
    'node/log/fold.ts': "import { b } from '#shared/wire/scalars.ts'\nexport const fold = b",
    'node/app/move-group.ts':
      "import type { Store } from '../storage/store.ts'\nimport { fold } from '../log/fold.ts'\nexport const move = (_: Store) => fold",
    'node/http/routes.ts': "import { move } from '../app/move-group.ts'\nexport const routes = move",
    'node/main.ts':
      "import { routes } from './http/routes.ts'\nimport { s } from './storage/sqlite-store.ts'\nroutes(s)",
    'node/app/move-group.test.ts':
      "import { s } from '../storage/sqlite-store.ts'\nimport { move } from './move-group.ts'\nmove(s)",
  }
  const check = (changes: Record<string, string>) =>
    checkArchitecture(new Map(Object.entries({ ...sound, ...changes }))).violations

  it('nothing in a tree that is fine', () => {
    expect(check({})).toEqual([])
  })

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'the dashboard importing the node',
      { 'src/api/x.ts': "import '../../node/log/fold.ts'" },
      /src\/api\/x\.ts .* not below/,
    ],
    [
      'the node importing the dashboard',
      { 'node/log/x.ts': "import '../../src/lib/format.ts'" },
      /node\/log\/x\.ts .* not below/,
    ],
    [
      'a test of the node importing the dashboard',
      { 'node/log/x.test.ts': "import '../../src/lib/format.ts'" },
      /never see each other/,
    ],
    ['an upward import', { 'src/api/x.ts': "import '../components/map/GroupMap.tsx'" }, /\(api\) imports .* not below/],
    [
      'an upward import of a type',
      { 'src/lib/x.ts': "import type { get } from '../api/exchange.ts'" },
      /\(lib\) imports/,
    ],
    [
      'an upward type in passing',
      { 'src/lib/x.ts': "export type X = import('../api/exchange.ts').X" },
      /\(lib\) imports/,
    ],
    ['an upward re-export', { 'src/lib/x.ts': "export * from '../api/exchange.ts'" }, /\(lib\) imports/],
    ['an upward import when needed', { 'src/api/x.ts': "void import('../routes.tsx')" }, /\(api\) imports/],
    [
      'a part of the set knowing what is built of it',
      { 'src/components/ui/B.tsx': "import '../map/GroupMap.tsx'" },
      /\(ui\) imports/,
    ],
    [
      'a use case naming a concrete store',
      { 'node/app/x.ts': "import '../storage/sqlite-store.ts'" },
      /\(app\) imports/,
    ],
    ['a rule reaching for a use case', { 'node/log/x.ts': "import '../app/move-group.ts'" }, /\(log\) imports/],
    [
      'http and replication knowing each other',
      { 'node/replication/x.ts': "import '../http/routes.ts'" },
      /\(replication\) imports/,
    ],
    ['the domain knowing the wire', { 'shared/domain/x.ts': "import '#shared/wire/scalars.ts'" }, /\(domain\) imports/],
    ['the contract reading files', { 'shared/wire/x.ts': "import 'node:fs'" }, /imports node:fs/],
    ['the log reading files', { 'node/log/x.ts': "import { readFileSync } from 'node:fs'" }, /imports node:fs/],
    ['the dashboard using Node', { 'src/lib/x.ts': "import 'node:path'" }, /imports node:path/],
    [
      'a second file with SQLite',
      { 'node/app/x.ts': "createRequire(u)('@photostructure/sqlite')" },
      /names SQLite's driver/,
    ],
    [
      'a second file with the drawing library',
      { 'src/pages/x.tsx': "import '@xyflow/react/dist/style.css'" },
      /only one file may/,
    ],
    ['a second file that fetches', { 'src/pages/x.tsx': "export const x = () => fetch('/')" }, /uses fetch/],
    ['a fetch behind the window', { 'src/pages/x.tsx': "export const x = () => window.fetch('/')" }, /uses fetch/],
    ['a fetch handed on', { 'src/pages/x.tsx': 'export const x = [fetch]' }, /uses fetch/],
    ['a second event stream', { 'src/pages/x.tsx': "new EventSource('/')" }, /uses EventSource/],
    ['a socket', { 'src/api/live.ts': "new WebSocket('/')" }, /uses WebSocket/],
    ['a file on no rung', { 'src/misc/x.ts': '' }, /src\/misc\/x\.ts stands on no rung/],
    ['a file at the top of the node', { 'node/x.ts': '' }, /stands on no rung/],
    ['an import of nothing', { 'src/lib/x.ts': "import './missing.ts'" }, /no such file/],
    ['an import without its ending', { 'src/lib/x.ts': "import './format'" }, /no such file/],
    ['a program that needs its tests', { 'node/app/x.ts': "import './move-group.test.ts'" }, /there for tests/],
    ['a path that is computed', { 'node/app/x.ts': 'void import(process.argv[2])' }, /path is computed/],
    ['a path with a pattern', { 'src/api/x.ts': "import.meta.glob('../**')" }, /import\.meta\.glob/],
    ['a text between tags', { 'src/pages/x.tsx': 'export const x = <p>All gone</p>' }, /says “All gone”/],
    ['a text that is read out', { 'src/pages/x.tsx': 'export const x = <a title={y ? `left` : z} />' }, /says “left”/],
    ['a text in braces', { 'src/pages/x.tsx': "export const x = <p>{y && 'Gone'}</p>" }, /says “Gone”/],
    ['a file that is not TypeScript', { 'src/lib/x.ts': 'const = 1' }, /cannot be read/],
    [
      'a circle',
      {
        'src/lib/x.ts': "import './y.ts'",
        'src/lib/y.ts': "export * from './z.ts'",
        'src/lib/z.ts': "import './x.ts'",
      },
      /circle of imports: src\/lib\/x\.ts → src\/lib\/y\.ts → src\/lib\/z\.ts → src\/lib\/x\.ts/,
    ],
  ])('%s', (_name, changes, sentence) => {
    const violations = check(changes)
    expect(violations).toHaveLength(1)
    expect(violations[0]).toMatch(sentence)
  })

  it.each<[string, Record<string, string>]>([
    ['a comment', { 'src/lib/x.ts': "// import '../api/exchange.ts'\n/* fetch('/') */" }],
    ['a text', { 'src/lib/x.ts': 'export const x = "import \'../api/exchange.ts\' and fetch()"' }],
    [
      'a field called fetch',
      { 'src/lib/x.ts': 'export const x = (o: { fetch(): void }) => o.fetch()\nexport const y = { fetch: 1 }' },
    ],
    ['the type of fetch', { 'src/lib/x.ts': 'export type X = typeof fetch' }],
    [
      'two files that share types',
      {
        'src/lib/x.ts': "import type { Y } from './y.ts'\nexport type X = Y",
        'src/lib/y.ts': "import type { X } from './x.ts'\nexport type Y = X | 1",
      },
    ],
  ])('nothing in %s', (_name, changes) => {
    expect(check(changes)).toEqual([])
  })
})
