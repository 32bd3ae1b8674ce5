/** What a node cannot do, as a sentence: the reason on a disabled button. */
import { CAPABILITY_NAMES, type NodeCapability } from '#shared/wire/node.ts'
import type { Availability } from './node-api.ts'

const DEED: Record<NodeCapability, string> = {
  'namespace.delete': 'delete namespaces',
  'namespace.policy': 'change the upgrade policy',
  'invitation.create': 'issue invitations',
  'invitation.recursive': 'invite to all groups at once',
  'invitation.maxUses': 'limit how often an invitation is used',
  'invitation.role': 'invite to another role than Member',
  'invitation.ledger': 'list and withdraw invitations',
  subscribe: 'start and stop live updates of a namespace',
  'group.create': 'create groups',
  'group.move': 'move groups',
  'group.movePreview': 'say beforehand what a move changes',
  'group.alias': 'rename groups',
  'group.delete': 'delete groups',
  'group.visibility': 'make groups open or restricted',
  'member.add': 'add members',
  'member.remove': 'remove members',
  'member.role': 'change roles',
  'member.capabilities': 'change capabilities',
  'member.list': 'list everybody in a namespace at once',
  'member.leave': 'leave groups and namespaces',
  'context.create': 'create contexts',
  'application.install': 'install applications',
  'application.sample': 'bring a sample application',
  'application.upload': 'take an application that is uploaded',
  'application.url': 'fetch an application from an address',
  'application.uninstall': 'remove a version of an application',
  upgrade: 'publish versions',
  activity: 'list who did what',
  events: 'say when something changes',
}

/** Names that this dashboard does not know are passed over. */
export function namesToCapabilities(names: readonly string[]): ReadonlySet<NodeCapability> {
  const given = new Set(names)
  return new Set(CAPABILITY_NAMES.filter((name) => given.has(name)))
}

export const capabilityAvailability = (
  capabilities: ReadonlySet<NodeCapability>,
  capability: NodeCapability,
): Availability =>
  capabilities.has(capability) ? { ok: true } : { ok: false, reason: `This node cannot ${DEED[capability]}.` }

/** What the node can do, in words, for a list of all. */
export const capabilityToWords = (capability: NodeCapability): string => {
  const deed = DEED[capability]
  return deed.charAt(0).toUpperCase() + deed.slice(1)
}
