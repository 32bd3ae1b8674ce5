import { isAccessible, isWhole } from './accessible.ts'
import { expect, open, test } from './grove-test.ts'
import { COORDINATED, createScene, install, publish } from './upgrade-scene.ts'

test('screens of versions are free of accessibility violations', async ({ page, pair: { one, two } }) => {
  test.slow()
  const { namespaceId } = await createScene(COORDINATED, ['invoices', 'reports'], one, two)
  await install(one, '1.1.0')
  const wizard = `namespaces/${namespaceId}/publish`
  await open(page, one, `${wizard}/version`)
  for (const step of ['changes', 'when', 'review']) {
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page).toHaveURL(new RegExp(`publish/${step}$`))
  }
  const number = await publish(one, namespaceId, { version: '1.1.0', notes: 'Reports can be filtered.' })
  const identity = await two.identity(namespaceId)
  const screens: [string, typeof one][] = [
    [`namespaces/${namespaceId}/versions?node=${identity}`, one],
    [`namespaces/${namespaceId}/versions`, two],
    [`${wizard}/done/${number}`, one],
    [`${wizard}/version`, one],
    [`${wizard}/version`, two],
    [`namespaces/${namespaceId}/settings`, one],
    [`namespaces/${namespaceId}`, two],
    ['namespaces', two],
    ['applications', one],
  ]
  for (const [path, node] of screens) {
    await open(page, node, path)
    await isWhole(page)
    await isAccessible(page, path)
  }
})
