/** The parts that a founding and the details of an invitation have in common, and the founding itself, as bytes. */
import { sha256 } from '@noble/hashes/sha2.js'
import { base58, hex } from '@scure/base'
import { type ApplicationId, bytesToApplicationId, bytesToPublicKey, publicKeyToBytes } from '#shared/domain/ids.ts'
import type { UpgradePolicy } from '#shared/domain/policy.ts'
import { type ByteReader, type ByteWriter, FormError } from './bytes.ts'
import { epochHash, type FoundingBody, foundingBodySchema, foundingEpoch, PROTOCOL_VERSION } from './log.ts'

const crypto = { sha256 }

/** The object without the fields that are undefined: an absent field is what was signed. */
export const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

// ---- addresses ----

const LOOPBACK = 'http://127.0.0.1:'

/** An address of this machine is 0 and its port; any other is a text, which never begins with 0. */
export function writePeerUrls(to: ByteWriter, peerUrls: readonly string[]): void {
  to.number(peerUrls.length)
  for (const url of peerUrls) {
    const port = url.startsWith(LOOPBACK) ? url.slice(LOOPBACK.length) : ''
    if (/^[1-9]\d{0,4}$/.test(port)) to.number(0).number(Number(port))
    else to.text(url)
  }
}
export const readPeerUrls = (from: ByteReader): string[] =>
  from.list(() => from.text() ?? `${LOOPBACK}${from.number()}`)

// ---- the application ----

export type NamedApplication = { applicationId: ApplicationId; name?: string | undefined; version?: string | undefined }

export function writeApplication(to: ByteWriter, { applicationId, name, version }: NamedApplication): void {
  to.bytes(base58.decode(applicationId)).text(name).text(version)
}
export const readApplication = (from: ByteReader): NamedApplication => ({
  applicationId: bytesToApplicationId(from.bytes(32)),
  name: from.text(),
  version: from.text(),
})
export const applicationOf = ({ payload }: FoundingBody): NamedApplication => ({
  applicationId: payload.applicationId,
  name: payload.applicationName,
  version: payload.applicationVersion,
})

// ---- the policy ----

const PLAIN_POLICIES: readonly UpgradePolicy[] = ['Automatic', 'LazyOnAccess', { Coordinated: { deadline: null } }]
const WITH_DEADLINE = PLAIN_POLICIES.length

function writePolicy(to: ByteWriter, policy: UpgradePolicy): void {
  if (typeof policy === 'string') return void to.number(PLAIN_POLICIES.indexOf(policy))
  const { deadline } = policy.Coordinated
  if (deadline === null) to.number(WITH_DEADLINE - 1)
  else to.number(WITH_DEADLINE).number(deadline.secs).number(deadline.nanos)
}
function readPolicy(from: ByteReader): UpgradePolicy {
  const kind = from.number()
  if (kind === WITH_DEADLINE) return { Coordinated: { deadline: { secs: from.number(), nanos: from.number() } } }
  const policy = PLAIN_POLICIES[kind]
  if (policy === undefined) throw new FormError('There is no such policy.')
  return policy
}

// ---- the founding ----

/** The epoch that a valid founding stands in. Whether it does is for the log to judge. */
const firstEpoch = (founding: Pick<FoundingBody, 'author'>): string => epochHash(crypto, foundingEpoch(founding.author))
export const isInFirstEpoch = (founding: FoundingBody): boolean => founding.epoch === firstEpoch(founding)

export function writeFounding(to: ByteWriter, founding: FoundingBody): void {
  const { author, operationId, basedOn, epoch, payload } = founding
  to.bytes(publicKeyToBytes(author)).bytes(hex.decode(operationId)).number(basedOn)
  if (!isInFirstEpoch(founding)) to.bytes(hex.decode(epoch))
  writeApplication(to, applicationOf(founding))
  to.bytes(hex.decode(payload.appKey))
  writePolicy(to, payload.upgradePolicy)
  to.text(payload.alias).bytes(hex.decode(payload.salt))
  writePeerUrls(to, payload.peerUrls)
}

export function readFounding(from: ByteReader, inFirstEpoch: boolean): FoundingBody {
  const author = bytesToPublicKey(from.bytes(32))
  const operationId = hex.encode(from.bytes(32))
  const basedOn = from.number()
  const epoch = inFirstEpoch ? firstEpoch({ author }) : hex.encode(from.bytes(32))
  const { applicationId, name, version } = readApplication(from)
  const payload = {
    applicationId,
    applicationName: name,
    applicationVersion: version,
    appKey: hex.encode(from.bytes(32)),
    upgradePolicy: readPolicy(from),
    alias: from.text(),
    salt: hex.encode(from.bytes(32)),
    peerUrls: readPeerUrls(from),
  }
  const parsed = foundingBodySchema.safeParse({
    v: PROTOCOL_VERSION,
    operationId,
    author,
    basedOn,
    epoch,
    kind: 'NamespaceFounded',
    payload: present(payload),
  })
  if (!parsed.success) throw new FormError('This is no founding.')
  return parsed.data
}
