/** Bundles on their way between real nodes: fetched by hash, resumed, and believed by nobody before they are whole. */
import { expect, test } from 'vitest'
import { createNodes } from './testing/nodes.ts'

const nodes = createNodes()

test('a joiner fetches the application of its namespace by itself', async () => {
  const {
    nodes: [, two],
    namespaceId,
  } = await nodes.startNamespace(2)
  if (two === undefined) throw new Error('Two were started.')
  const held = await two.waitFor('the application', async () => {
    const { application } = await two.summary(namespaceId)
    return application.installed ? application : undefined
  })
  expect(held).toMatchObject({ installed: true, package: 'network.grove.sample', version: '1.0.0' })
})
