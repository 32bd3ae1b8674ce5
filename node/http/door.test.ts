/** Who is let in at all, what every answer carries, and where the node listens. */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../config.ts'
import { logNumber, refusal } from '../testing/answers.ts'
import { TestNode } from '../testing/cluster.ts'
import { rawCall, sendLines } from '../testing/raw-request.ts'
import { EventReader } from '../testing/resuming-reader.ts'

let node: TestNode
let namespaceId: string
let port: string
let origin: string
beforeAll(async () => {
  node = await TestNode.start()
  namespaceId = await node.createNamespace('Door')
  origin = new URL(node.adminUrl).origin
  port = new URL(node.adminUrl).port
})
afterAll(() => node.dispose())

const PATHS = ['/admin-api/health', '/admin-api/nothing', '/admin-api/events', '/admin-dashboard/', '/nothing', '/']

describe('the name in the request', () => {
  const ask = (path: string, ...hosts: string[]) =>
    sendLines(node, [`GET ${path} HTTP/1.1`, ...hosts.map((host) => `Host: ${host}`)])

  test.each(['127.0.0.1:PORT', 'localhost:PORT', '[::1]:PORT', 'LocalHost:PORT'])('%s is ours', async (host) => {
    expect(await ask('/admin-api/health', host.replace('PORT', port))).toMatch(/^HTTP\/1.1 200 /)
  })

  test.each([
    'evil.example:PORT',
    'localhost.evil.example:PORT',
    '127.0.0.1.nip.io:PORT',
    '127.0.0.1:1',
    '127.0.0.1',
    'localhost',
    'localhost.:PORT',
    '0.0.0.0:PORT',
    '[::]:PORT',
    '127.0.0.2:PORT',
    '127.1:PORT',
    '2130706433:PORT',
    'user@localhost:PORT',
    'localhost:PORT@evil.example',
    'localhost:PORT, evil.example',
    'localhost:PORT/x',
    '',
  ])('"%s" is not, whatever is asked', async (host) => {
    for (const path of PATHS) {
      const answer = await ask(path, host.replace('PORT', port))
      // A name that is none is not even a request.
      expect(answer).toMatch(/^HTTP\/1.1 (403|400) /)
      expect(answer).toMatch(/"code":"(host_not_allowed|invalid_request)"/)
      expect(answer).toContain("frame-ancestors 'none'")
    }
  })

  test('none at all, two, or another one in the request line are refused', async () => {
    for (const answer of [
      await ask('/admin-api/health'),
      await sendLines(node, ['GET /admin-api/health HTTP/1.0']),
      await ask('/admin-api/health', 'evil.example', `localhost:${port}`),
      await ask('http://evil.example/admin-api/health', `localhost:${port}`),
    ])
      expect(answer).toMatch(/^HTTP\/1.1 403 [\s\S]*"code":"host_not_allowed"/)
  })

  test('a write under another name changes nothing', async () => {
    const before = await logNumber(node, namespaceId)
    const body = '{"groupAlias":"x"}'
    const answer = await sendLines(node, [
      `POST /admin-api/namespaces/${namespaceId}/groups HTTP/1.1`,
      `Host: evil.example:${port}`,
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      '',
      body,
    ])
    expect(answer).toContain('"code":"host_not_allowed"')
    expect(await logNumber(node, namespaceId)).toBe(before)
  })

  test('a request that cannot be read is refused as one', async () => {
    expect(await ask('/admin-api\\health', `localhost:${port}`)).toMatch(
      /^HTTP\/1.1 400 [\s\S]*"code":"invalid_request"/,
    )
    for (const path of [
      '/admin-api/../../etc/passwd',
      '/admin-api/%2e%2e/%2e%2e/etc/passwd',
      '//etc/passwd',
      '/admin-dashboard/../../package.json',
    ]) {
      const answer = await ask(path, `localhost:${port}`)
      expect(answer).toMatch(/^HTTP\/1.1 404 [\s\S]*"code":"route_not_found"/)
    }
  })
})

describe('writes from a browser', () => {
  const write = (headers: Record<string, string>) =>
    node.call('POST', `/namespaces/${namespaceId}/groups`, { groupAlias: 'x' }, headers)

  test.each<[string, () => Record<string, string>]>([
    ['another site', () => ({ origin: 'https://evil.example' })],
    ['another port of this machine', () => ({ origin: 'http://127.0.0.1:1' })],
    ['this node by another scheme', () => ({ origin: `https://127.0.0.1:${port}` })],
    ['a file or a sandbox', () => ({ origin: 'null' })],
    ['a name that begins like ours', () => ({ origin: `http://127.0.0.1:${port}.evil.example` })],
    ['nowhere', () => ({ origin: '' })],
    ['another site, without an origin', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['another port, without an origin', () => ({ 'sec-fetch-site': 'same-site' })],
    ['our origin from another site', () => ({ origin, 'sec-fetch-site': 'cross-site' })],
  ])('%s', async (_, headers) => {
    const before = await logNumber(node, namespaceId)
    expect(refusal(await write(headers()))).toEqual({ status: 403, code: 'origin_not_allowed' })
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect(refusal(await node.call(method, `/groups/${namespaceId}`, undefined, headers()))).toMatchObject({
        status: 403,
      })
    expect(await logNumber(node, namespaceId)).toBe(before)
  })

  test('our own pages, and programs, write', async () => {
    const own: Record<string, string>[] = [
      {},
      { origin, 'sec-fetch-site': 'same-origin' },
      { origin: `http://localhost:${port}` },
      { 'sec-fetch-site': 'none' },
    ]
    for (const headers of own) expect((await write(headers)).status).toBe(200)
  })
})

describe('every answer', () => {
  const CSP = /default-src 'none';.*script-src 'self';.*frame-ancestors 'none'; object-src 'none'; base-uri 'none'/

  test.each<[string, number, () => Promise<Response>]>([
    ['200', 200, () => fetch(`${node.adminUrl}/namespaces`)],
    ['a refusal', 400, () => fetch(`${node.adminUrl}/groups/x`)],
    ['no such call', 404, () => fetch(`${node.adminUrl}/nothing`)],
    ['no such place', 404, () => fetch(`${origin}/nothing`)],
    [
      'a foreign origin',
      403,
      () => fetch(`${node.adminUrl}/namespaces`, { method: 'POST', headers: { origin: 'https://evil.example' } }),
    ],
    [
      'a preflight',
      403,
      () =>
        fetch(`${node.adminUrl}/namespaces`, {
          method: 'OPTIONS',
          headers: {
            origin: 'https://evil.example',
            'access-control-request-method': 'POST',
            'access-control-request-private-network': 'true',
          },
        }),
    ],
    [
      'a foreign reader',
      200,
      () => fetch(`${node.adminUrl}/namespaces`, { headers: { origin: 'https://evil.example' } }),
    ],
    ['too large', 413, () => fetch(`${node.adminUrl}/namespaces`, { method: 'POST', body: 'x'.repeat(300_000) })],
    ['the dashboard', 200, () => fetch(node.dashboardUrl)],
    ['a page of the dashboard', 200, () => fetch(`${node.dashboardUrl}namespaces/x`)],
    ['a missing file of it', 404, () => fetch(`${node.dashboardUrl}assets/missing.js`)],
    ['the way there', 302, () => fetch(`${origin}/`, { redirect: 'manual' })],
    ['HEAD', 200, () => fetch(`${node.adminUrl}/health`, { method: 'HEAD' })],
    ['HEAD of the events', 200, () => fetch(`${node.adminUrl}/events`, { method: 'HEAD' })],
  ])('%s', async (_, status, ask) => {
    const response = await ask()
    await response.arrayBuffer()
    expect(response.status).toBe(status)
    expectGuarded(response.headers)
  })

  test('the stream of events', async () => {
    const reader = await EventReader.open(node)
    expectGuarded(reader.response.headers)
    expect(reader.response.headers.get('content-type')).toBe('text/event-stream')
    expect(reader.response.headers.get('cache-control')).toBe('no-store')
    reader.close()
  })

  function expectGuarded(headers: Headers): void {
    expect(headers.get('content-security-policy')).toMatch(CSP)
    expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*(unsafe|\*|http)/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(headers.get('set-cookie')).toBeNull()
  }

  test('answers of the API are kept nowhere', async () => {
    for (const path of ['/namespaces', '/groups/x', '/nothing'])
      expect((await rawCall(node, 'GET', path)).headers.get('cache-control')).toBe('no-store')
  })
})

describe('where it listens', () => {
  test('on the loopback address alone', async () => {
    const reached = (host: string) =>
      new Promise<boolean>((resolve) => {
        const socket = connect({ host, port: Number(port), timeout: 2000 })
        const end = (answer: boolean) => {
          socket.destroy()
          resolve(answer)
        }
        socket
          .once('connect', () => end(true))
          .once('error', () => end(false))
          .once('timeout', () => end(false))
      })
    expect(await reached('127.0.0.1')).toBe(true)
    expect(await reached('127.0.0.2')).toBe(false)
  })

  test.each(['0.0.0.0', '::', '192.168.1.5', 'example.org', '127.0.0.1.evil.example', ''])(
    '--host "%s" is refused',
    (host) => {
      expect(() => readConfig(['--host', host])).toThrow(ConfigError)
      expect(() => readConfig(['--host', host])).toThrow(/not a loopback address.*login.*127\.0\.0\.1/)
    },
  )

  test('the program says so in a sentence, and ends', () => {
    const program = fileURLToPath(new URL('../main.ts', import.meta.url))
    const ran = spawnSync(
      process.execPath,
      ['--import', 'tsx', program, '--host', '0.0.0.0', '--home', join(node.home, 'other')],
      { encoding: 'utf8' },
    )
    expect(ran.status).not.toBe(0)
    expect(ran.stdout + ran.stderr).toContain('--host 0.0.0.0 is not a loopback address.')
    expect(ran.stdout + ran.stderr).not.toMatch(/\n\s+at /)
  })

  test('what it keeps is for its owner alone', () => {
    expect(statSync(node.home).mode & 0o777).toBe(0o700)
    for (const name of ['grove.db', 'grove.db-wal', 'grove.db-shm', 'grove.lock'])
      expect([name, statSync(join(node.home, name)).mode & 0o777]).toEqual([name, 0o600])
  })
})
