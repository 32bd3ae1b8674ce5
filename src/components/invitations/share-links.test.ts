import { expect, test } from 'vitest'
import { words } from '../../words/words.ts'
import { parseDashboardUrl, shareLinks } from './share-links.ts'

const TOKEN = 'g1.abc_-'
const own = 'http://127.0.0.1:20528/admin-dashboard'

test('the default address comes first, then this dashboard, then the peers that have one', () => {
  const links = shareLinks(TOKEN, {
    ownDashboardUrl: own,
    peers: [
      { url: 'http://127.0.0.1:1', reachable: true, name: 'desk', dashboardUrl: 'http://127.0.0.1:2/admin-dashboard/' },
      { url: 'http://127.0.0.1:3', reachable: false },
    ],
  })
  expect(links.map((link) => link.url)).toEqual([
    'http://127.0.0.1:2528/admin-dashboard/join#g1.abc_-',
    'http://127.0.0.1:20528/admin-dashboard/join#g1.abc_-',
    'http://127.0.0.1:2/admin-dashboard/join#g1.abc_-',
  ])
  expect(links[2]?.label).toContain('desk')
})

test('one address is offered once', () => {
  expect(shareLinks(TOKEN, { ownDashboardUrl: 'http://127.0.0.1:2528/admin-dashboard', peers: [] })).toHaveLength(1)
})

test('the token never stands before the #', () => {
  for (const { url } of shareLinks(TOKEN, { ownDashboardUrl: own, peers: [] })) {
    expect(new URL(url).hash).toBe(`#${TOKEN}`)
    expect(url.split('#')[0]).not.toContain('abc')
  }
})

test('a letter says what, where, until when and for whom', () => {
  const text = words.invitations.letter({
    namespace: 'Team',
    until: 'Tuesday',
    url: 'http://x/join#t',
    groupCount: 2,
    uses: 'one node',
  })
  expect(text).toContain('“Team” and 2 groups in it')
  expect(text).toContain('\nhttp://x/join#t\n')
  expect(text).toContain('until Tuesday, for one node')
})

test('a request for a new link names the namespace only when it is known', () => {
  const { askForNew } = words.joining
  expect(askForNew('Team', 'This invitation has expired')).toBe(
    'Could you send me a new invitation to the namespace “Team”? With the one I have: this invitation has expired.',
  )
  expect(askForNew(undefined, 'It is used up')).toBe(
    'Could you send me a new invitation? With the one I have: it is used up.',
  )
})

test.each([
  ['2529', 'http://127.0.0.1:2529/admin-dashboard'],
  ['127.0.0.1:2529', 'http://127.0.0.1:2529/admin-dashboard'],
  ['localhost:2529/admin-dashboard/', 'http://localhost:2529/admin-dashboard'],
  [' http://127.0.0.1:2529 ', 'http://127.0.0.1:2529/admin-dashboard'],
  ['http://127.0.0.1:2529/admin-dashboard/namespaces/1?x=1#y', 'http://127.0.0.1:2529/admin-dashboard'],
  ['https://example.org/node-1/admin-dashboard/', 'https://example.org/node-1/admin-dashboard'],
  ['https://example.org/node-1/', 'https://example.org/node-1/admin-dashboard'],
])('%s is the dashboard %s', (text, url) => {
  expect(parseDashboardUrl(text)).toBe(url)
})

test.each(['', 'my other node', 'javascript:alert(1)', 'data:text/html,x', 'ftp://x/', 'http://a:b@example.org/'])(
  '%j is no dashboard',
  (text) => {
    expect(parseDashboardUrl(text)).toBeUndefined()
  },
)
