/** Downloads from servers that are slow, endless, broken, or that lead the node where it must not go. */
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { type DownloadOptions, download } from './download.ts'
import { RefusedError } from './refused-error.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
})
async function serve(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('A TCP listener has a port.')
  return address.port
}
const sends = (text: string) => serve((_request, response) => response.end(text))

/** An internet in which public.example is on this machine, and reachable. */
const PRETENDED: Partial<DownloadOptions> = {
  resolve: async (host) => {
    if (!host.endsWith('public.example')) throw new Error('ENOTFOUND')
    return [{ address: '127.0.0.1', family: 4 }]
  },
  mayReach: (address) => address === '127.0.0.1',
}
const get = (url: string, options: Partial<DownloadOptions> = PRETENDED) =>
  download(url, { bytesMax: 1000, timeMaxMs: 5000, signal: new AbortController().signal, ...options })
async function refusalOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const outcome = await work.catch((error: unknown) => error)
  if (!(outcome instanceof RefusedError)) throw new Error(`This is no refusal: ${String(outcome)}`)
  return outcome.refusal
}

test('a file comes as it is, also over redirects', async () => {
  const port = await serve((request, response) => {
    if (request.url === '/app.mpk') response.end('the file')
    else
      response
        .writeHead(302, { location: request.url === '/first' ? '/second' : `http://public.example:${port}/app.mpk` })
        .end()
  })
  expect(new TextDecoder().decode(await get(`http://public.example:${port}/first`))).toBe('the file')
})

describe('nobody is asked', () => {
  test.each([
    ['no address', 'app.mpk'],
    ['a path', '/home/me/app.mpk'],
    ['a file', 'file:///etc/passwd'],
    ['another protocol', 'ftp://public.example/app.mpk'],
    ['data', 'data:text/plain,x'],
    ['a password', 'http://me:secret@public.example/'],
    ['this machine by name', 'http://localhost/'],
    ['this machine by number', 'http://127.0.0.1/'],
    ['this machine in short', 'http://127.1/'],
    ['this machine as one number', 'http://2130706433/'],
    ['this machine in octal', 'http://0177.0.0.1/'],
    ['this machine in hexadecimal', 'http://0x7f000001/'],
    ['this machine with a dot at the end', 'http://127.0.0.1./'],
    ['any machine', 'http://0.0.0.0/'],
    ['this machine in version 6', 'http://[::1]/'],
    ['this machine wrapped in version 6', 'http://[::ffff:127.0.0.1]/'],
    ['this machine behind a translation', 'http://[64:ff9b::7f00:1]/'],
    ['a private network', 'https://192.168.1.1/app.mpk'],
    ['a link', 'http://169.254.169.254/latest/meta-data/'],
    ['a link in version 6', 'http://[fe80::1]/'],
  ])('for %s', async (_name, url) => {
    const { code } = await refusalOf(get(url, {}))
    expect(code).toBe('url_not_allowed')
  })

  test.each([
    ['one of whose addresses is private', ['93.184.216.34', '10.0.0.1']],
    ['whose addresses are private', ['192.168.0.1']],
    ['whose address is loopback in version 6', ['::1']],
  ])('for a name %s', async (_name, addresses) => {
    const resolve = async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    expect((await refusalOf(get('http://public.example/', { resolve }))).code).toBe('url_not_allowed')
  })

  test('where a redirect leads to this machine', async () => {
    let asked = 0
    const secret = await serve((_request, response) => {
      asked++
      response.end('secret')
    })
    const port = await serve((_request, response) =>
      response.writeHead(307, { location: `http://127.0.0.2:${secret}/` }).end(),
    )
    expect((await refusalOf(get(`http://public.example:${port}/`))).code).toBe('url_not_allowed')
    expect(asked).toBe(0)
  })

  test('at another address than the one that was looked at: a name is resolved once', async () => {
    const port = await sends('the file')
    let asked = 0
    const resolve = async () => {
      asked++
      return [{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
    }
    await get(`http://public.example:${port}/`, { ...PRETENDED, resolve })
    expect(asked).toBe(1)
  })
})

describe('a download is given up', () => {
  const failed = (sentence: RegExp) => ({ code: 'download_failed', message: expect.stringMatching(sentence) })

  test('when nobody is there', async () => {
    expect(await refusalOf(get('http://missing.example/'))).toMatchObject(failed(/no host called missing\.example/))
    expect(await refusalOf(get('http://public.example:9/'))).toMatchObject(failed(/does not answer/))
  })

  test.each([404, 500, 204, 304])('when the server answers %d', async (status) => {
    const port = await serve((_request, response) => response.writeHead(status).end())
    expect(await refusalOf(get(`http://public.example:${port}/`))).toMatchObject(failed(new RegExp(`status ${status}`)))
  })

  test('when redirects go round', async () => {
    const port = await serve((_request, response) => response.writeHead(302, { location: '/again' }).end())
    expect(await refusalOf(get(`http://public.example:${port}/`))).toMatchObject(failed(/without end/))
  })

  test('when it is larger than a bundle may be, said or not', async () => {
    for (const headers of [{}, { 'content-length': '2000' }]) {
      const port = await serve((_request, response) => response.writeHead(200, headers).end('x'.repeat(2000)))
      expect((await refusalOf(get(`http://public.example:${port}/`))).code).toBe('bundle_invalid')
    }
  })

  test('when it stops in the middle', async () => {
    const port = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('half')
      response.destroy()
    })
    expect(await refusalOf(get(`http://public.example:${port}/`))).toMatchObject(failed(/connection broke/))
  })

  test.each([
    ['never begins', () => undefined],
    [
      'never ends',
      ((_request, response) => {
        response.writeHead(200).write('x')
      }) satisfies RequestListener,
    ],
  ])('when it %s', async (_name, listener) => {
    const port = await serve(listener)
    const slow = get(`http://public.example:${port}/`, { ...PRETENDED, timeMaxMs: 300 })
    expect(await refusalOf(slow)).toMatchObject(failed(/longer than 0.3 seconds/))
  })

  test('when whoever asked has gone', async () => {
    const asker = new AbortController()
    const port = await serve(() => asker.abort())
    const work = get(`http://public.example:${port}/`, { ...PRETENDED, signal: asker.signal })
    expect((await refusalOf(work)).code).toBe('download_failed')
  })
})
