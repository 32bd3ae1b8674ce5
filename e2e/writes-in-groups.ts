/** What is written to groups and about their members. */
import { expect, open } from './grove-test.ts'
import { button, dialogOf, entries, field, fill, inside, keeps, notice, type Write } from './writes.ts'

export const GROUP_WRITES: readonly Write[] = [
  {
    name: 'create a group',
    request: /^POST \/namespaces\/\w+\/groups$/,
    async begin(acme) {
      const { page, one } = acme
      await open(page, one, inside(acme, ''))
      await button(page, 'Create group').first().click()
      return {
        ...(await fill(field(dialogOf(page), /Name/), 'Operations')),
        press: () => button(dialogOf(page), 'Create group').click(),
        done: page.getByRole('treeitem', { name: /^Operations/ }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'rename a group',
    request: /^PUT \/groups\/\w+\/alias$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, finance } = acme
      await open(page, one, inside(acme, `/groups/${finance}`))
      await button(page, 'Rename').click()
      return {
        ...(await fill(field(dialogOf(page), /Name/), 'Money')),
        press: () => button(dialogOf(page), 'Rename').click(),
        done: page.getByRole('treeitem', { name: /^Money/ }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'delete a group',
    request: /^DELETE \/groups\/\w+$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, finance } = acme
      await open(page, one, inside(acme, `/groups/${finance}`))
      await button(page, 'Delete').click()
      return {
        ...(await fill(dialogOf(page).getByRole('textbox'), 'Finance')),
        press: () => button(dialogOf(page), 'Delete group').click(),
        done: notice(page, 'Finance deleted.'),
        count: entries(acme),
      }
    },
  },
  {
    name: 'restrict a group for which nobody loses access',
    request: /^PUT \/groups\/\w+\/settings\/default-visibility$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, namespaceId } = acme
      const vault = await one.createGroup(namespaceId, 'Vault')
      const walled = await one.call('PUT', `/groups/${vault}/settings/default-visibility`, {
        defaultVisibility: 'restricted',
      })
      expect(walled.status, walled.text).toBe(200)
      const inner = await one.createGroup(namespaceId, 'Inner', vault)
      await open(page, one, inside(acme, `/groups/${inner}`))
      return {
        press: () => page.getByRole('switch', { name: 'Restricted' }).click(),
        done: page.getByRole('switch', { name: 'Restricted', checked: true }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'restrict a group for which somebody loses access',
    request: /^PUT \/groups\/\w+\/settings\/default-visibility$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, finance } = acme
      await open(page, one, inside(acme, `/groups/${finance}`))
      await page.getByRole('switch', { name: 'Restricted' }).click()
      return {
        press: () => button(dialogOf(page), 'Restrict it').click(),
        done: page.getByRole('switch', { name: 'Restricted', checked: true }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'add a member to one group',
    request: /^POST \/groups\/\w+\/members$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, finance, ben } = acme
      await open(page, one, inside(acme, `/groups/${finance}`))
      await page.getByText('Add a member', { exact: true }).click()
      return {
        ...(await fill(field(page, 'Identity'), ben)),
        press: () => button(page, 'Add member').click(),
        done: button(page, 'Remove Ben from Finance'),
        count: entries(acme),
      }
    },
  },
  {
    name: 'add a member to several groups',
    request: /^POST \/groups\/\w+\/members$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, ben } = acme
      await open(page, one, inside(acme, `/members/add?key=${ben}`))
      for (const name of ['Finance', 'Finance / Billing'])
        await page.getByRole('checkbox', { name, exact: true }).check()
      const results = page.getByRole('region', { name: 'What became of it' })
      return {
        press: () => button(page, /^(Add to|Try) 2 groups/).click(),
        isKept: keeps(field(page, 'Identity'), ben),
        said: results.getByText(/Not added\.|The answer got lost/).first(),
        done: results.filter({ hasText: /Added.*Added/s }),
        count: entries(acme),
        by: 2,
      }
    },
  },
  {
    name: 'change a role',
    request: /^PUT \/groups\/\w+\/members\/\w+\/role$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, ben } = acme
      await open(page, one, inside(acme, `/members/${ben}`))
      const role = page.getByRole('combobox', { name: 'Role of Ben in Depot' })
      return {
        press: async () => void (await role.selectOption('Admin')),
        done: page.getByRole('listitem').filter({ hasText: 'Depot' }).getByText('An Admin may do everything'),
        count: entries(acme),
      }
    },
  },
  {
    name: 'give a right',
    request: /^PUT \/groups\/\w+\/members\/\w+\/capabilities$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, ben } = acme
      await open(page, one, inside(acme, `/members/${ben}`))
      const row = page.getByRole('listitem').filter({ hasText: 'Depot' })
      await row.locator('summary').click()
      return {
        press: () => row.getByRole('checkbox', { name: 'Manage members' }).click(),
        done: row.getByRole('checkbox', { name: 'Manage members', checked: true }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'choose what new members may do',
    request: /^PUT \/groups\/\w+\/settings\/default-capabilities$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, finance } = acme
      await open(page, one, inside(acme, `/groups/${finance}`))
      await page.getByText('What new members may do').first().click()
      const rights = page.getByRole('group', { name: 'What new members may do' })
      return {
        press: () => rights.getByRole('checkbox', { name: 'Manage members' }).click(),
        done: rights.getByRole('checkbox', { name: 'Manage members', checked: true }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'change the own name',
    request: /^PUT \/groups\/\w+\/members\/\w+\/alias$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, ana } = acme
      await open(page, one, inside(acme, `/members/${ana}?rename=`))
      return {
        ...(await fill(field(page, /^Your name/), 'Ana Maria')),
        press: () => button(page, 'Save the name').click(),
        done: page.getByRole('heading', { level: 1, name: 'Ana Maria' }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'remove a member',
    request: /^POST \/groups\/\w+\/members\/remove$/,
    endsByItself: true,
    async begin(acme) {
      const { page, one, ben, depot } = acme
      await open(page, one, inside(acme, `/members/${ben}?depart=${depot}`))
      return {
        press: () => button(dialogOf(page), 'Remove').click(),
        done: page.getByRole('region', { name: 'Direct member of' }).filter({ hasNotText: 'Depot' }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'leave a group',
    request: /^POST \/groups\/\w+\/leave$/,
    endsByItself: true,
    async begin(acme) {
      const { page, two, ben, depot } = acme
      await open(page, two, inside(acme, `/members/${ben}?depart=${depot}`))
      return {
        press: () => button(dialogOf(page), 'Leave').click(),
        done: page.getByRole('region', { name: 'Direct member of' }).filter({ hasNotText: 'Depot' }),
        count: entries(acme),
      }
    },
  },
  {
    name: 'create a context',
    request: /^POST \/contexts$/,
    async begin(acme) {
      const { page, one, finance } = acme
      await open(page, one, inside(acme, `/groups/${finance}`))
      await page.getByText('Create a context', { exact: true }).click()
      return {
        ...(await fill(field(page, 'Name (optional)'), 'Ledger')),
        press: () => button(page, 'Create context').click(),
        done: page.getByRole('listitem').filter({ hasText: 'Ledger' }),
        count: entries(acme),
      }
    },
  },
]
