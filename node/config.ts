/** Flags to typed configuration, or a clear refusal. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { aliasVerdict } from '#shared/domain/alias.ts'
import { peerUrlSchema } from '#shared/wire/scalars.ts'

export type Config = {
  name: string
  host: string
  port: number
  peerPort: number
  home: string
  peers: readonly string[]
  /** '' or '/path', without a slash at the end. */
  prefix: string
  open: boolean
}

/** What is wrong with the command line, for a person. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

function port(text: string | undefined, fallback: number, flag: string): number {
  if (text === undefined) return fallback
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < 1 || value > 65_535)
    throw new ConfigError(`${flag} is a port, from 1 to 65535, not "${text}".`)
  return value
}

function prefix(text: string | undefined): string {
  if (text === undefined || text === '/' || text === '') return ''
  if (!/^(\/[A-Za-z0-9._~-]+)+\/?$/.test(text))
    throw new ConfigError(`--prefix is a path such as /node1, not "${text}".`)
  return text.replace(/\/$/, '')
}

/** Throws a ConfigError. */
export function readConfig(args: readonly string[]): Config {
  const { values } = parse(args)
  const host = values.host ?? '127.0.0.1'
  if (!LOOPBACK.has(host))
    throw new ConfigError(
      `--host ${host} is not a loopback address. Listening anywhere else needs a login, which this version does not have; use 127.0.0.1, localhost or ::1.`,
    )
  const name = values.name ?? 'grove'
  // Others see it beside what this node does, so it is a name as any other.
  const named = aliasVerdict(name)
  if (!named.ok) throw new ConfigError(`--name cannot be that. ${named.message}`)
  const peers = (values.peer ?? []).map((url) => url.replace(/\/$/, ''))
  for (const url of peers)
    if (!peerUrlSchema.safeParse(url).success)
      throw new ConfigError(
        `--peer ${url} is not an http address on the loopback interface, such as http://127.0.0.1:2429.`,
      )
  const config: Config = {
    name,
    host,
    port: port(values.port, 2528, '--port'),
    peerPort: port(values['peer-port'], 2428, '--peer-port'),
    home: resolve(values.home ?? join(homedir(), '.grove')),
    peers,
    prefix: prefix(values.prefix),
    open: values.open ?? false,
  }
  if (config.port === config.peerPort) throw new ConfigError('--port and --peer-port have to differ.')
  return config
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        name: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'peer-port': { type: 'string' },
        home: { type: 'string' },
        peer: { type: 'string', multiple: true },
        prefix: { type: 'string' },
        open: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : String(error))
  }
}
