import { AxeBuilder } from '@axe-core/playwright'
import { expect, open, test } from './grove-test.ts'
import { COORDINATED, createScene, install, publish } from './upgrade-scene.ts'

const LOOKS = [
  ['light', 390],
  ['light', 1440],
  ['dark', 390],
  ['dark', 1440],
] as const

for (const [colorScheme, width] of LOOKS)
  test(`screens of versions are free of accessibility violations, ${colorScheme}, ${width} px wide`, async ({
    page,
    pair: { one, two },
  }) => {
    test.slow()
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 900 })
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
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText(/Reading|Loading/)).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        path,
      ).toEqual([])
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
    }
  })
