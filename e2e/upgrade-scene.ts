/** Namespaces of a real bundle on real nodes, with contexts, for tests of upgrades. */
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { installAnswer } from '#shared/wire/applications.ts'
import { createContextAnswer } from '#shared/wire/contexts.ts'
import { createNamespaceAnswer } from '#shared/wire/namespaces.ts'
import { publishVersionAnswer } from '#shared/wire/upgrades.ts'
import { expect, open, type TestNode } from './grove-test.ts'

export type Policy =
  | 'Automatic'
  | 'LazyOnAccess'
  | { Coordinated: { deadline: { secs: number; nanos: number } | null } }
export const COORDINATED: Policy = { Coordinated: { deadline: { secs: 3600, nanos: 0 } } }

export const bundlePath = (version: string): string =>
  fileURLToPath(new URL(`../test-vectors/bundles/network.example.demo-${version}.mpk`, import.meta.url))

export const install = async (node: TestNode, version: string): Promise<string> =>
  (await node.expect(installAnswer, 'POST', '/install-dev-application', { path: bundlePath(version) })).data
    .applicationId

/** A namespace of the first version with contexts in its root; the other nodes have joined and follow. */
export async function createScene(policy: Policy, contexts: string[], one: TestNode, ...others: TestNode[]) {
  const applicationId = await install(one, '1.0.0')
  const request = { applicationId, alias: 'Acme Logistics', upgradePolicy: policy }
  const { namespaceId } = (await one.expect(createNamespaceAnswer, 'POST', '/namespaces', request)).data
  const contextIds: string[] = []
  for (const alias of contexts) {
    const created = await one.expect(createContextAnswer, 'POST', '/contexts', { groupId: namespaceId, alias })
    contextIds.push(created.data.contextId)
  }
  for (const other of others) {
    await other.join(namespaceId, await one.invite(namespaceId))
    await other.waitForSubscription(namespaceId, 'live')
  }
  return { namespaceId, contextIds }
}

export const publish = async (node: TestNode, namespaceId: string, request: object): Promise<number> =>
  (await node.expect(publishVersionAnswer, 'POST', `/namespaces/${namespaceId}/upgrades`, request)).data.publication

export const openVersions = async (page: Page, node: TestNode, namespaceId: string): Promise<void> => {
  await open(page, node, `namespaces/${namespaceId}/versions`)
  await expect(page.getByRole('heading', { level: 1, name: 'Versions' })).toBeVisible()
}

/** The card of a publication that something waits for. */
export const cardOf = (page: Page, version: string) => page.getByRole('region', { name: `Published: ${version}` })
/** What one node makes of it. */
export const nodeOf = (page: Page, name: string | RegExp) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name }) })

/** In the future, and no further off than a deadline may be. */
const ahead = new Date(Date.now() + 100 * 24 * 3600 * 1000)
/** As it is typed, and as it is shown. */
export const AHEAD = `${ahead.toLocaleDateString('sv-SE')}T10:00`
export const AHEAD_SHOWN = ahead.toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' })
