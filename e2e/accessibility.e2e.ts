import { AxeBuilder } from '@axe-core/playwright'
import { invitationsAnswer } from '#shared/wire/ledger.ts'
import { expect, joinedPair, open, test } from './grove-test.ts'

for (const colorScheme of ['light', 'dark'] as const)
  test(`every screen is free of accessibility violations and fits 320 px, ${colorScheme}`, async ({ page, pair }) => {
    test.slow()
    const { one, two } = pair
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const namespaceId = await joinedPair(one, two)
    const groupId = await one.createGroup(namespaceId, 'Finance')
    await one.createGroup(namespaceId, 'Billing', groupId)
    const invited = await one.call('POST', `/namespaces/${namespaceId}/invite`, {})
    const token = /"token":"([^"]+)"/.exec(invited.text)?.[1] ?? ''
    const ledger = await one.expect(invitationsAnswer, 'GET', `/namespaces/${namespaceId}/invitations`)
    const invitationId = ledger.data.invitations[0]?.invitationId
    const screens: [string, typeof one][] = [
      ['namespaces', one],
      ['namespaces?q=nothing', one],
      ['namespaces/new/application', one],
      [`namespaces/${namespaceId}`, one],
      [`namespaces/${namespaceId}/groups/${groupId}`, one],
      [`namespaces/${namespaceId}/groups/${groupId}`, two],
      [`namespaces/${namespaceId}/settings`, one],
      [`namespaces/${namespaceId}/invite/kind`, one],
      [`namespaces/${namespaceId}/invite/expiry`, one],
      [`namespaces/${namespaceId}/invitations`, one],
      [`namespaces/${namespaceId}/invitations/${invitationId}`, one],
      [`namespaces/${namespaceId}/invite/share/${invitationId}`, one],
      ['join', one],
      [`join#${token}`, two],
      ['applications', one],
      ['applications', two],
      ['node', one],
      ['no/such/page', one],
      [`namespaces/${'ab'.repeat(32)}`, one],
    ]
    for (const [path, node] of screens) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await open(page, node, path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByText(/Reading|Loading/)).toHaveCount(0)
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        path,
      ).toEqual([])
      await page.setViewportSize({ width: 320, height: 640 })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(overflow, `${path} scrolls sideways at 320 px`).toBeLessThanOrEqual(0)
    }
  })
