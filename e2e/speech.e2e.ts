/** A whole reorganisation by the keyboard alone, as a screen reader tells it: the same words on the map and in the outline. */
import { readFileSync } from 'node:fs'
import { expect, open, type TestNode, test } from './grove-test.ts'
import { card, treeOf } from './map-page.ts'
import { ScreenReader } from './screen-reader.ts'

/** After each key, what is told; a line per focus or message. Lines that begin with > are keys. */
const golden = readFileSync(new URL('./speech/reorganisation.txt', import.meta.url), 'utf8')
const steps = golden
  .trim()
  .split(/^> /m)
  .slice(1)
  .map((step) => step.trim().split('\n'))

async function grownUp(node: TestNode): Promise<string> {
  const namespaceId = await node.createNamespace('Acme Logistics')
  const finance = await node.createGroup(namespaceId, 'Finance')
  const billing = await node.createGroup(namespaceId, 'Billing', finance)
  await node.createGroup(namespaceId, 'Invoices', billing)
  await node.createGroup(namespaceId, 'Payroll', finance)
  const operations = await node.createGroup(namespaceId, 'Operations')
  await node.createGroup(namespaceId, 'Fleet', operations)
  await node.createGroup(namespaceId, 'Legal')
  return namespaceId
}

for (const view of ['map', 'outline'])
  test(`a reorganisation by keyboard is told word for word, ${view}`, async ({ page, node }) => {
    const namespaceId = await grownUp(node)
    const reader = await ScreenReader.start(page)
    await open(page, node, `namespaces/${namespaceId}?view=${view}`)
    await expect(card(page, /^Fleet/)).toBeVisible()
    await card(page, /^Acme/).focus()
    await expect(card(page, /^Acme/)).toBeFocused()
    ;(await reader.news()).seen()
    for (const [index, [keys = '', ...told]] of steps.entries())
      await test.step(keys, async () => {
        for (const key of keys.split(' ')) await page.keyboard.press(key)
        // What is told too late, or once more, is heard after the next key.
        let news = await reader.news()
        await expect
          .poll(
            async () => {
              news = await reader.news()
              return news.lines
            },
            { message: `${index + 1}: ${keys}` },
          )
          .toEqual(told)
        news.seen()
      })
    expect(await treeOf(node, namespaceId)).toEqual([
      '1 Acme Logistics',
      '2 Legal',
      '3 Billing',
      '4 Invoices',
      '3 Finance',
      '4 Payroll',
      '3 Fleet',
      '2 Operations',
    ])
  })
