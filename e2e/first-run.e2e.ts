import { expect, open, test } from './grove-test.ts'

test('a newcomer goes from an empty node to a first group without a dead end', async ({ page, node }) => {
  await open(page, node)
  await page.getByRole('button', { name: /sample application/i }).click()
  await expect(page).toHaveURL(/namespaces\/new/)
})
