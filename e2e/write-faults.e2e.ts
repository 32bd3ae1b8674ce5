/**
 * Whatever comes instead of the answer to a write: no blank page, no false success, nothing entered is lost; and when
 * the fault is over, the same press does it exactly once.
 */
import type { Page, Request } from '@playwright/test'
import { FAULT_NAMES, LATE, spoil } from './faults.ts'
import { expect, test } from './grove-test.ts'
import { type Begun, belowApi, createAcme, type Write } from './writes.ts'
import { GROUP_WRITES } from './writes-in-groups.ts'
import { NAMESPACE_WRITES } from './writes-in-namespaces.ts'

const WRITES: readonly Write[] = [...GROUP_WRITES, ...NAMESPACE_WRITES]
const isLong = process.env.GROVE_LONG === '1'
/** The node does it; that it did is what does not arrive. */
const UNHEARD = ['lost', 'cut JSON']
const REFUSING = FAULT_NAMES.filter((name) => name !== LATE && !UNHEARD.includes(name))
/** Every write with every fault takes long; otherwise each write meets some of them, and each fault some writes. */
const EVERY = isLong ? 1 : 5
/** What is late is the same question of every write; some of them are asked each time. */
const LATE_EVERY = 4

/** What people see of a failed write. */
const saidOn = (page: Page, { said }: Begun) => said ?? page.getByRole('alert').first()

async function begin(write: Write, page: Page, acme: Parameters<Write['begin']>[0]) {
  const begun = await write.begin(acme)
  const sent: string[] = []
  page.on('request', (request) => {
    if (write.request.test(belowApi(request))) sent.push(request.url())
  })
  return { begun, sent, before: await begun.count(), matches: (one: Request) => write.request.test(belowApi(one)) }
}

/** Done once, told on the screen, and nothing is wrong any more. */
async function isDoneOnce(page: Page, { begun, before }: { begun: Begun; before: number }): Promise<void> {
  await expect(begun.done.first()).toBeVisible()
  await expect.poll(begun.count, 'how often it was done').toBe(before + (begun.by ?? 1))
  await expect(page.getByRole('alert')).toHaveCount(0)
}

WRITES.forEach((write, nth) => {
  for (const unheard of isLong ? UNHEARD : UNHEARD.filter((_, index) => index === nth % UNHEARD.length))
    test(`refused, then done but unheard (${unheard}): ${write.name}`, async ({ page, nodes, pair }) => {
      if (isLong) test.slow()
      const session = await begin(write, page, await createAcme(page, nodes, pair.one, pair.two))
      const { begun, before, sent } = session
      for (const [index, name] of REFUSING.entries()) {
        if ((index + nth) % EVERY !== 0 || write.leftOpenBy?.includes(name)) continue
        await test.step(name, async () => {
          const sentBefore = sent.length
          const fault = await spoil(page, name, session.matches)
          await begun.press()
          await expect.poll(() => sent.length).toBeGreaterThan(sentBefore)
          await expect(saidOn(page, begun)).toBeVisible()
          await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
          await expect(begun.done).toHaveCount(0)
          await begun.isKept?.()
          expect(await begun.count(), 'the node did it').toBe(before)
          await fault.lift()
        })
      }
      const fault = await spoil(page, unheard, session.matches)
      await begun.press()
      if (write.endsByItself) {
        await expect.poll(begun.count).not.toBe(before)
        await fault.lift()
      } else {
        await expect(saidOn(page, begun)).toContainText('The answer got lost')
        await begun.isKept?.()
        await fault.lift()
        await begun.press()
      }
      await isDoneOnce(page, session)
    })

  if (isLong || nth % LATE_EVERY === 0)
    test(`late: ${write.name}`, async ({ page, nodes, pair }) => {
      const session = await begin(write, page, await createAcme(page, nodes, pair.one, pair.two))
      const { begun, before, sent } = session
      const fault = await spoil(page, LATE, session.matches)
      await begun.press()
      await expect.poll(() => sent.length).toBe(1)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.getByRole('alert')).toHaveCount(0)
      await begun.isKept?.()
      expect(await begun.count(), 'the node did it').toBe(before)
      await fault.lift()
      await isDoneOnce(page, session)
      expect(sent, 'it was sent again').toHaveLength(begun.by === 2 ? 2 : 1)
    })
})
