/** What tests of upgrades ask for again and again. */
import { fileURLToPath } from 'node:url'
import { installAnswer } from '#shared/wire/applications.ts'
import { createContextAnswer } from '#shared/wire/contexts.ts'
import { createNamespaceAnswer } from '#shared/wire/namespaces.ts'
import {
  type ContextVersion,
  nodeContextsAnswer,
  openContextAnswer,
  publishVersionAnswer,
  type UpgradeNode,
  type Upgrades,
  upgradesAnswer,
} from '#shared/wire/upgrades.ts'
import type { TestNode } from './cluster.ts'

type DemoVersion = '1.0.0' | '1.1.0'
/** Two real bundles of one package and signer. */
export const demoBundle = (version: DemoVersion): string =>
  fileURLToPath(new URL(`../../test-vectors/bundles/network.example.demo-${version}.mpk`, import.meta.url))

export const installDemo = async (node: TestNode, version: DemoVersion): Promise<string> =>
  (await node.expect(installAnswer, 'POST', '/install-dev-application', { path: demoBundle(version) })).data
    .applicationId

/** Of the demo's first version, which the nodes have to have. */
export async function createDemoNamespace(node: TestNode, upgradePolicy: unknown): Promise<string> {
  const applicationId = await installDemo(node, '1.0.0')
  const answer = await node.expect(createNamespaceAnswer, 'POST', '/namespaces', { applicationId, upgradePolicy })
  return answer.data.namespaceId
}
export const createContext = async (node: TestNode, groupId: string): Promise<string> =>
  (await node.expect(createContextAnswer, 'POST', '/contexts', { groupId })).data.contextId

type HeardUpgrades = Omit<Upgrades, 'nodes'> & { nodes: (UpgradeNode & { contexts: ContextVersion[] })[] }
/** What the node says of a namespace, with the first contexts of every node in it. */
export async function upgradesOf(node: TestNode, namespaceId: string): Promise<HeardUpgrades> {
  const path = `/namespaces/${namespaceId}/upgrades`
  const { data } = await node.expect(upgradesAnswer, 'GET', path)
  const contextsOf = async (one: UpgradeNode) => {
    const page = await node.expect(nodeContextsAnswer, 'GET', `${path}/nodes/${one.identity}`)
    return { ...one, contexts: page.data.contexts }
  }
  return { ...data, nodes: await Promise.all(data.nodes.map(contextsOf)) }
}
export const publish = async (node: TestNode, namespaceId: string, request: object): Promise<number> =>
  (await node.expect(publishVersionAnswer, 'POST', `/namespaces/${namespaceId}/upgrades`, request)).data.publication
export const openContext = async (node: TestNode, contextId: string) =>
  (await node.expect(openContextAnswer, 'POST', `/contexts/${contextId}/open`, {})).data

/** `version state` of every context on the node itself, as it says. */
export function ownVersions({ nodes }: HeardUpgrades): string[] {
  const self = nodes.find(({ isSelf }) => isSelf)
  return (self?.contexts ?? []).map(({ version, state }) => `${version} ${state}`)
}
/** The same, of every node as this one has heard of it, in the order of identities. */
export const heardVersions = ({ nodes }: HeardUpgrades): string[][] =>
  nodes.map(({ contexts }) => contexts.map(({ version, state }) => `${version} ${state}`))

/** Waits until the node's own contexts are all so. */
export const untilOwn = (node: TestNode, namespaceId: string, wanted: string): Promise<HeardUpgrades> =>
  node.waitFor(`own contexts at ${wanted}`, async () => {
    const upgrades = await upgradesOf(node, namespaceId)
    return ownVersions(upgrades).every((one) => one === wanted) ? upgrades : undefined
  })
/** Waits until the node has heard of all contexts of all nodes that they are so. */
export const untilHeard = (node: TestNode, namespaceId: string, wanted: string): Promise<HeardUpgrades> =>
  node.waitFor(`all contexts at ${wanted}`, async () => {
    const upgrades = await upgradesOf(node, namespaceId)
    return heardVersions(upgrades)
      .flat()
      .every((one) => one === wanted)
      ? upgrades
      : undefined
  })
