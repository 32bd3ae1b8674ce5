/** What is written to a node and to a namespace as a whole: its life, its settings, invitations, joining. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { applicationsAnswer } from '#shared/wire/applications.ts'
import { testBundle } from '../node/testing/bundles.ts'
import { expect, open, type TestNode } from './grove-test.ts'
import { type Acme, button, dialogOf, entries, field, fill, inside, notice, type Write } from './writes.ts'

const namespacesOf = (node: TestNode) => async () =>
  Number((await node.call('GET', '/namespaces')).headers.get('x-total-count'))
const applicationsOf = (node: TestNode) => async () =>
  (await node.expect(applicationsAnswer, 'GET', '/applications')).data.apps.length
const follows =
  ({ two, namespaceId }: Acme) =>
  async () =>
    (await two.summary(namespaceId)).subscription === 'off' ? 0 : 1

/** An invitation of node one's, on the page of all. */
async function invited(acme: Acme): Promise<Locator> {
  await acme.one.invite(acme.namespaceId)
  await open(acme.page, acme.one, inside(acme, '/invitations'))
  // The one by which Ben has joined is below.
  return acme.page.getByRole('article').first()
}

export const NAMESPACE_WRITES: readonly Write[] = [
  {
    name: 'create a namespace',
    request: /^POST \/namespaces$/,
    async begin({ page, one }) {
      await open(page, one, 'namespaces/new/application')
      for (const _ of ['policy', 'name']) await button(page, 'Next').click()
      await field(page, /Name/).fill('Borealis')
      await button(page, 'Next').click()
      return {
        press: () => button(page, 'Create the namespace').click(),
        isKept: () => expect(page.getByRole('main')).toContainText('This creates the namespace Borealis'),
        done: page.getByRole('heading', { level: 1, name: 'Borealis is created' }),
        count: namespacesOf(one),
      }
    },
  },
  {
    name: 'rename the namespace',
    request: /^PUT \/groups\/\w+\/alias$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one } = acme
      await open(page, one, inside(acme, '/settings'))
      return {
        ...(await fill(field(page, 'Name of the namespace'), 'Borealis')),
        press: () => button(page, 'Rename').click(),
        done: page.getByRole('navigation', { name: 'Breadcrumbs' }).getByText('Borealis', { exact: true }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'change the policy',
    request: /^PATCH \/groups\/\w+$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one } = acme
      await open(page, one, inside(acme, '/settings'))
      await page.getByText('Automatic', { exact: true }).click()
      return {
        press: () => button(page, 'Change the policy').click(),
        isKept: () => expect(page.getByRole('radio', { name: /Automatic/ })).toBeChecked(),
        done: page.getByText(/Now: Automatic/),
        count: entries(acme),
      }
    },
  },
  {
    name: 'subscribe',
    request: /^POST \/namespaces\/\w+\/subscribe$/,
    endsByItself: true,
    async begin(acme) {
      const { page, two, namespaceId } = acme
      expect((await two.call('DELETE', `/namespaces/${namespaceId}/subscribe`)).status).toBe(200)
      await open(page, two, inside(acme, '/settings'))
      return {
        press: () => button(page, 'Subscribe to live updates').click(),
        done: button(page, 'Stop live updates'),
        count: follows(acme),
      }
    },
  },
  {
    name: 'unsubscribe',
    request: /^DELETE \/namespaces\/\w+\/subscribe$/,
    endsByItself: true,
    async begin(acme) {
      const { page, two } = acme
      await open(page, two, inside(acme, '/settings'))
      return {
        press: () => button(page, 'Stop live updates').click(),
        done: button(page, 'Subscribe to live updates'),
        count: follows(acme),
        by: -1,
      }
    },
  },
  {
    name: 'delete the namespace',
    request: /^DELETE \/namespaces\/\w+$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one } = acme
      await open(page, one, inside(acme, '/settings'))
      await button(page, 'Delete the namespace…').click()
      return {
        ...(await fill(dialogOf(page).getByRole('textbox'), 'Acme Logistics')),
        press: () => button(dialogOf(page), 'Delete for everybody').click(),
        done: page.getByText(/Acme Logistics.? was deleted/).first(),
        count: namespacesOf(one),
        by: -1,
      }
    },
  },
  {
    name: 'leave the namespace',
    request: /^POST \/namespaces\/\w+\/leave$/,
    endsByItself: true,
    async begin(acme) {
      const { page, two, namespaceId, ben } = acme
      await open(page, two, inside(acme, `/members/${ben}?depart=${namespaceId}`))
      return {
        ...(await fill(dialogOf(page).getByRole('textbox'), 'Acme Logistics')),
        press: () => button(dialogOf(page), 'Leave the namespace').click(),
        done: notice(page, 'You left Acme Logistics.').or(
          page.getByRole('heading', { level: 1, name: 'This node does not take part in this namespace' }),
        ),
        count: entries(acme),
      }
    },
  },
  {
    name: 'invite',
    request: /^POST \/namespaces\/\w+\/invite$/,
    async begin(acme) {
      const { page, one } = acme
      await open(page, one, inside(acme, '/invite/kind'))
      await page.getByText('Read only', { exact: true }).click()
      for (const _ of ['expiry', 'review']) await button(page, 'Next').click()
      return {
        press: () => button(page, 'Create the invitation').click(),
        isKept: () => expect(page.getByRole('main')).toContainText('a member who may only read'),
        done: page.getByRole('heading', { level: 1, name: 'Share the invitation' }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'withdraw an invitation',
    request: /^POST \/namespaces\/\w+\/invitations\/[\w-]+\/withdraw$/,
    endsByItself: true,
    async begin(acme) {
      const { page } = acme
      const newest = await invited(acme)
      await button(newest, 'Withdraw…').click()
      return {
        press: () => button(dialogOf(page), 'Withdraw it').click(),
        done: newest.getByText('Withdrawn', { exact: true }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'extend an invitation',
    request: /^POST \/namespaces\/\w+\/invite$/,
    endsByItself: true,
    async begin(acme) {
      const { page } = acme
      const newest = await invited(acme)
      await button(newest, 'Extend…').click()
      await dialogOf(page).getByText('30 days', { exact: true }).click()
      return {
        press: () => button(dialogOf(page), 'Make the new one').click(),
        isKept: () => expect(dialogOf(page).getByRole('radio', { name: '30 days' })).toBeChecked(),
        // The link of the new one; in the list, when its answer was lost, that it has taken the place of the other.
        done: page
          .getByRole('heading', { name: 'Hand it out again' })
          .or(page.getByRole('article').nth(1).getByText('Withdrawn', { exact: true })),
        count: entries(acme),
      }
    },
  },
  {
    name: 'join',
    request: /^POST \/namespaces\/\w+\/join$/,
    endsByItself: true,
    leftOpenBy: ['HTML'],
    async begin({ page, one, two }) {
      const namespaceId = await one.createNamespace('Borealis')
      const { token } = await one.invite(namespaceId, { maxUses: 1 })
      await open(page, two, `join#${token}`)
      await page.getByRole('checkbox', { name: /Subscribe/ }).uncheck()
      return {
        press: () => button(page, /^(Join with this node|Try again|Ask again)$/).click(),
        isKept: () => expect(page.getByRole('region', { name: 'Signed by the inviter' })).toContainText('Borealis'),
        done: page
          .getByRole('heading', { level: 1, name: 'You have joined' })
          .or(page.getByRole('heading', { name: 'This node is already a member' })),
        count: async () => (await one.summary(namespaceId)).memberCount,
      }
    },
  },
  {
    name: 'install the sample',
    request: /^POST \/install-sample-application$/,
    endsByItself: true,
    async begin({ page, nodes }) {
      const node = await nodes.start()
      await open(page, node, 'applications')
      return {
        press: () => button(page, 'Install the sample application').first().click(),
        done: page.getByRole('heading', { name: 'Sample' }),
        count: applicationsOf(node),
      }
    },
  },
  {
    name: 'install by path',
    request: /^POST \/install-dev-application$/,
    async begin({ page, one }) {
      const path = join(one.home, 'files.mpk')
      writeFileSync(path, testBundle().bytes)
      await open(page, one, 'applications')
      await page.getByText("From a path on the node's machine").click()
      return {
        ...(await fill(field(page, "Path on the node's machine"), path)),
        press: () => button(page, 'Install from this path').click(),
        // The second time it was there already, and that is what is said.
        done: notice(page, /^Version 1\.0\.0 (is installed|was on this node already)\.$/),
        count: applicationsOf(one),
      }
    },
  },
]
