/** Every write that a screen offers, each as a person makes it: what is filled in, what is pressed, what is seen then. */
import type { Locator, Page, Request } from '@playwright/test'
import { expect, joinedPair, type Nodes, type TestNode } from './grove-test.ts'

export type Acme = {
  page: Page
  nodes: Nodes
  one: TestNode
  two: TestNode
  namespaceId: string
  finance: string
  billing: string
  depot: string
  ana: string
  ben: string
}

export type Begun = {
  press(): Promise<void>
  /** What was entered is still there. */
  isKept?(): Promise<void>
  /** Says that it was not done. */
  said?: Locator
  /** What is on the screen when it is done, and only then. */
  done: Locator
  /** A number of the node's that the write changes by one, or by `by`. */
  count(): Promise<number>
  by?: number
}

export type Write = {
  name: string
  /** The request, as method and path below the API. */
  request: RegExp
  /** Once the screen knows that it was done, there is nothing left to press: it is all that is asked for. */
  endsByItself?: true
  /** Faults that leave it open: the page asks again by itself. */
  leftOpenBy?: readonly string[]
  begin(acme: Acme): Promise<Begun>
}

/** Ana on node one, Ben on node two, a direct member of the namespace and of Depot; Billing is inside Finance. */
export async function createAcme(page: Page, nodes: Nodes, one: TestNode, two: TestNode): Promise<Acme> {
  const namespaceId = await joinedPair(one, two)
  const finance = await one.createGroup(namespaceId, 'Finance')
  const billing = await one.createGroup(namespaceId, 'Billing', finance)
  const depot = await one.createGroup(namespaceId, 'Depot')
  const [ana, ben] = [await one.identity(namespaceId), await two.identity(namespaceId)]
  for (const [node, identity, alias] of [
    [one, ana, 'Ana'],
    [two, ben, 'Ben'],
  ] as const)
    expect((await node.call('PUT', `/groups/${namespaceId}/members/${identity}/alias`, { alias })).status).toBe(200)
  const added = await one.call('POST', `/groups/${depot}/members`, { members: [{ identity: ben, role: 'Member' }] })
  expect(added.status, added.text).toBe(200)
  await two.waitForLog(namespaceId, (await one.summary(namespaceId)).logNumber)
  return { page, nodes, one, two, namespaceId, finance, billing, depot, ana, ben }
}

/** A request, as its method and the path below the API. */
export const belowApi = (request: Request): string =>
  `${request.method()} ${new URL(request.url()).pathname.replace(/^.*\/admin-api/, '')}`

/** Entries of the namespace's log: nothing that is written to it goes uncounted. */
export const entries =
  ({ one, namespaceId }: Acme) =>
  async () =>
    (await one.summary(namespaceId)).logNumber

export const field = (page: Page | Locator, name: string | RegExp) => page.getByRole('textbox', { name })
export const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name })
export const dialogOf = (page: Page) => page.getByRole('dialog')
export const notice = (page: Page, text: string | RegExp) =>
  page.getByRole('region', { name: 'Notifications' }).getByText(text)
export const keeps = (locator: Locator, value: string) => () => expect(locator).toHaveValue(value)

/** Fills it in; answers how to see that it is kept. */
export async function fill(locator: Locator, value: string) {
  await locator.fill(value)
  return { isKept: keeps(locator, value) }
}
export const inside = ({ namespaceId }: Acme, path: string) => `namespaces/${namespaceId}${path}`
