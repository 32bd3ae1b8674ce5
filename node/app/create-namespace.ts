import { randomBytes } from 'node:crypto'
import { type ApplicationId, bytesToPublicKey, type GroupId } from '#shared/domain/ids.ts'
import { POLICY_DEFAULT, type UpgradePolicy } from '#shared/domain/policy.ts'
import { type FoundingBody, foundedNamespaceId, PROTOCOL_VERSION } from '#shared/wire/log.ts'
import { acceptEntry, foundingEpochHash, foundState, sealEntry, signOperation } from '../log/entry.ts'
import { createKeyPair, nodeCrypto } from '../log/node-crypto.ts'
import { newestBundle } from './applications.ts'
import type { NodeContext } from './node-context.ts'
import { assertAllowed, refused } from './refused-error.ts'
import { operationRow, storedOperation, type WriteKey } from './write.ts'

type CreateNamespace = {
  applicationId: ApplicationId
  upgradePolicy?: UpgradePolicy | undefined
  alias?: string | undefined
}

/** Founds a namespace on this node, which becomes its coordinator and first Admin. Answers its id. */
export function createNamespace(ctx: NodeContext, key: WriteKey, request: CreateNamespace): GroupId {
  const stored = storedOperation(ctx, key)
  if (stored !== undefined) return stored.row.namespaceId
  const bundle = newestBundle(ctx, request.applicationId)
  if (bundle === undefined)
    throw refused('application_not_found', 'This application is not installed on this node. Install it first.')
  const { publicKey, secretKey } = createKeyPair()
  const founder = bytesToPublicKey(publicKey)
  const body: FoundingBody = {
    v: PROTOCOL_VERSION,
    operationId: key.operationId,
    author: founder,
    basedOn: 0,
    epoch: foundingEpochHash(founder),
    kind: 'NamespaceFounded',
    payload: {
      applicationId: request.applicationId,
      appKey: bundle.hash,
      applicationVersion: bundle.version,
      upgradePolicy: request.upgradePolicy ?? POLICY_DEFAULT,
      salt: randomBytes(32).toString('hex'),
      peerUrls: [ctx.peerUrl],
      ...(bundle.name === undefined ? {} : { applicationName: bundle.name }),
      ...(request.alias === undefined ? {} : { alias: request.alias }),
    },
  }
  const namespaceId = foundedNamespaceId(nodeCrypto, body)
  const now = ctx.now()
  const state = foundState(body, now)
  const operation = signOperation(body, secretKey)
  const entry = sealEntry(state, operation, now, secretKey)
  assertAllowed(acceptEntry(state, entry))
  ctx.namespaces.add({ namespaceId, publicKey: founder, secretKey }, state, [entry], true, () => {
    if (key.keyed)
      ctx.store.writeOperation(operationRow(ctx, key, namespaceId, operation, { state: 'applied', number: 1 }))
  })
  return namespaceId
}
