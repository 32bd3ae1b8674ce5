/** What a node cannot do, as a sentence: the reason on a disabled button. */
import { CAPABILITY_NAMES, type NodeCapability } from '#shared/wire/node.ts'
import { words } from '../words/words.ts'
import type { Availability } from './node-api.ts'

/** Names that this dashboard does not know are passed over. */
export function namesToCapabilities(names: readonly string[]): ReadonlySet<NodeCapability> {
  const given = new Set(names)
  return new Set(CAPABILITY_NAMES.filter((name) => given.has(name)))
}

export const capabilityAvailability = (
  capabilities: ReadonlySet<NodeCapability>,
  capability: NodeCapability,
): Availability =>
  capabilities.has(capability) ? { ok: true } : { ok: false, reason: words.node.cannot(words.node.deeds[capability]) }

/** What the node can do, in words, for a list of all. */
export const capabilityToWords = (capability: NodeCapability): string => {
  const deed = words.node.deeds[capability]
  return deed.charAt(0).toUpperCase() + deed.slice(1)
}

type CapabilityArea = keyof typeof words.node.capabilities.areas

/** The first words of the names that belong to an area. */
const AREAS: readonly [CapabilityArea, readonly string[]][] = [
  ['namespaces', ['namespace']],
  ['invitations', ['invitation']],
  ['groups', ['group']],
  ['members', ['member']],
  ['applications', ['application', 'upgrade', 'context']],
  ['news', ['subscribe', 'activity', 'events']],
]

/** Every capability, under the area that people look for it in. */
export const capabilitiesByArea = (): [CapabilityArea, NodeCapability[]][] =>
  AREAS.map(([area, firsts]) => [area, CAPABILITY_NAMES.filter((name) => firsts.includes(name.replace(/\..*/, '')))])
