/**
 * A file from an address that a person gave. The node asks in the person's place, so it asks nobody whom only this
 * machine or its network can reach: every name is resolved once, the addresses are checked, and the connection goes to
 * exactly those, so that a name cannot mean something else a moment later. Every redirect is checked anew.
 */
import { lookup as resolveName } from 'node:dns/promises'
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress } from './public-address.ts'
import { readAtMost } from './read-at-most.ts'
import { RefusedError, refused } from './refused-error.ts'

const REDIRECTS_MAX = 5

type ResolvedAddress = { address: string; family: number }
export type DownloadOptions = {
  bytesMax: number
  timeMaxMs: number
  signal: AbortSignal
  /** Every address of a name; the system's resolver unless a test has its own. */
  resolve?: (hostname: string) => Promise<ResolvedAddress[]>
  /** Only the public internet, unless a test says otherwise. */
  mayReach?: (address: string) => boolean
}
export type Download = (url: string, signal?: AbortSignal) => Promise<Uint8Array>

const resolveBySystem = (hostname: string): Promise<ResolvedAddress[]> => resolveName(hostname, { all: true })

const unreachable = (what: string) =>
  refused('download_failed', `The file could not be fetched: ${what} Nothing was installed.`)

/** The bytes at the address; refuses with url_not_allowed, download_failed or bundle_invalid. */
export async function download(text: string, options: DownloadOptions): Promise<Uint8Array> {
  const timeout = AbortSignal.timeout(options.timeMaxMs)
  const signal = AbortSignal.any([timeout, options.signal])
  try {
    let url = parseUrl(text)
    for (let hop = 0; hop <= REDIRECTS_MAX; hop++) {
      const answer = await ask(url, options, signal)
      const { statusCode = 0 } = answer
      if (statusCode === 200) return await readAll(answer, options.bytesMax)
      answer.destroy()
      const { location } = answer.headers
      if (![301, 302, 303, 307, 308].includes(statusCode) || location === undefined)
        throw unreachable(`the server answered with status ${statusCode}.`)
      url = parseUrl(location, url)
    }
    throw unreachable('the server sends from one address to the next without end.')
  } catch (error) {
    if (error instanceof RefusedError) throw error
    if (timeout.aborted) throw unreachable(`it took longer than ${options.timeMaxMs / 1000} seconds.`)
    throw unreachable('the server does not answer, or the connection broke.')
  }
}

function parseUrl(text: string, base?: URL): URL {
  if (!URL.canParse(text, base?.href))
    throw refused('url_not_allowed', 'This is not an address. Give one that begins with https:// or http://.')
  const url = new URL(text, base?.href)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw refused('url_not_allowed', 'The node fetches from addresses that begin with https:// or http:// alone.')
  if (base?.protocol === 'https:' && url.protocol === 'http:')
    throw refused(
      'url_not_allowed',
      'The server sends from https:// to http://, which anybody on the way could answer.',
    )
  if (url.username !== '' || url.password !== '')
    throw refused('url_not_allowed', 'The address holds a name or a password. Leave them out.')
  return url
}

/** The addresses that a host has now, when the node may reach every one of them. */
async function checkedAddresses(url: URL, options: DownloadOptions): Promise<ResolvedAddress[]> {
  const { resolve = resolveBySystem, mayReach = isPublicAddress } = options
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const family = isIP(host)
  const addresses =
    family === 0
      ? await resolve(host).catch(() => {
          throw unreachable(`there is no host called ${host}.`)
        })
      : [{ address: host, family }]
  if (addresses.length === 0) throw unreachable(`there is no host called ${host}.`)
  if (!addresses.every(({ address }) => mayReach(address)))
    throw refused(
      'url_not_allowed',
      'This address is on the machine or the network of the node. The node fetches from the public internet alone; install the file by its path, or upload it.',
    )
  return addresses
}

async function ask(url: URL, options: DownloadOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const addresses = await checkedAddresses(url, options)
  signal.throwIfAborted()
  const pinned: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses
    if (all === true) done(null, addresses)
    else if (first !== undefined) done(null, first.address, first.family)
  }
  const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    agent: false,
    lookup: pinned,
    signal,
    headers: { accept: 'application/octet-stream, */*', 'accept-encoding': 'identity', 'user-agent': 'grove-node' },
  })
  // What breaks is told by the wait for the answer, or by the answer; the request may say it again at any moment.
  request.on('error', () => undefined)
  request.end()
  const [answer]: IncomingMessage[] = await once(request, 'response')
  if (answer === undefined) throw new Error('A response event brings one.')
  return answer
}

async function readAll(answer: IncomingMessage, bytesMax: number): Promise<Uint8Array> {
  // A body that ends before its length is an error of the stream already.
  const bytes = await readAtMost(answer, bytesMax)
  if (bytes === undefined)
    throw refused('bundle_invalid', `A bundle has at most ${bytesMax} bytes; this file has more.`)
  return bytes
}
