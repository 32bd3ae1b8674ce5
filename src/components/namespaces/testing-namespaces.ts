import { bytesToApplicationId, bytesToGroupId, bytesToPublicKey } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'

const bytes = (n: number) => new Uint8Array(32).fill(n)

/** A new namespace that this node coordinates, unless told otherwise. */
export function namespaceFixture(n: number, changes: Partial<NamespaceSummary> = {}): NamespaceSummary {
  const applicationId = bytesToApplicationId(bytes(n))
  return {
    namespaceId: bytesToGroupId(bytes(n)),
    appKey: '0'.repeat(64),
    targetApplicationId: applicationId,
    upgradePolicy: 'Automatic',
    createdAt: 0,
    memberCount: 1,
    contextCount: 0,
    subgroupCount: 0,
    policy: 'Automatic',
    groupCount: 0,
    application: { applicationId, installed: true },
    selfIdentity: bytesToPublicKey(bytes(n)),
    selfRole: 'Admin',
    selfCapabilities: 31,
    coordinator: bytesToPublicKey(bytes(n)),
    subscription: 'coordinator',
    logNumber: 1,
    ...changes,
  }
}
