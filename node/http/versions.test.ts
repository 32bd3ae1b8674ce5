/** Versions of an application side by side: which there are, what uses them, and which can go. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  applicationAnswer,
  applicationVersionsAnswer,
  installAnswer,
  inUseDetailsSchema,
  uninstallAnswer,
} from '#shared/wire/applications.ts'
import { createNamespaceAnswer } from '#shared/wire/namespaces.ts'
import { refusal, refusalDetails } from '../testing/answers.ts'
import { installBundle, testBundle } from '../testing/bundles.ts'
import { TestNode } from '../testing/cluster.ts'
import { expectRefused } from '../testing/expect-refused.ts'

let node: TestNode
let id: string
const versions = async () => (await node.expect(applicationVersionsAnswer, 'GET', `/applications/${id}/versions`)).data
const uninstall = (version: string) =>
  node.call('DELETE', `/applications/${id}/versions/${encodeURIComponent(version)}`)

beforeAll(async () => {
  node = await TestNode.start()
  // Not in their order.
  for (const version of ['1.10.0', '1.2.0', '2.0.0-rc/1', '1.9.0'])
    id = await installBundle(node, testBundle({ version }))
})
afterAll(() => node.dispose())

test('are listed from the newest to the oldest, and the newest is the one that is told first', async () => {
  expect((await versions()).map(({ version }) => version)).toEqual(['2.0.0-rc/1', '1.10.0', '1.9.0', '1.2.0'])
  const { application } = (await node.expect(applicationAnswer, 'GET', `/applications/${id}`)).data
  expect(application).toMatchObject({
    id,
    version: '2.0.0-rc/1',
    versions: ['1.2.0', '1.9.0', '1.10.0', '2.0.0-rc/1'],
  })
  expect((await node.call('GET', '/applications')).json).toEqual({ data: { apps: [application] } })
})

test('an unused one can go, its name spelled in whatever way', async () => {
  const answer = await node.expect(uninstallAnswer, 'DELETE', `/applications/${id}/versions/2.0.0-rc%2F1`)
  expect(answer.data).toEqual({ applicationId: id, versions: ['2.0.0-rc/1'] })
  expect((await versions()).map(({ version }) => version)).toEqual(['1.10.0', '1.9.0', '1.2.0'])
  expect(refusal(await uninstall('2.0.0-rc/1'))).toEqual({ status: 404, code: 'version_not_found' })
})

describe('one that a namespace runs', () => {
  let namespaceId: string
  beforeAll(async () => {
    const created = await node.expect(createNamespaceAnswer, 'POST', '/namespaces', {
      applicationId: id,
      alias: 'Team',
    })
    namespaceId = created.data.namespaceId
    const group = await node.createGroup(namespaceId, 'one')
    for (const groupId of [namespaceId, group, group]) await node.call('POST', '/contexts', { groupId })
  })

  test('says which, and how many contexts', async () => {
    const [newest, ...others] = await versions()
    expect(newest).toMatchObject({
      version: '1.10.0',
      uses: [{ namespaceId, alias: 'Team', as: ['founding', 'current', 'contexts'], contextCount: 3 }],
    })
    expect(others.map(({ uses }) => uses)).toEqual([[], []])
  })

  test('cannot go, nor can all versions at once, and what uses it is told', async () => {
    await expectRefused(node, 'version_in_use', () => uninstall('1.10.0'))
    await expectRefused(node, 'version_in_use', () => node.call('DELETE', `/applications/${id}`))
    const answer = await uninstall('1.10.0')
    expect(inUseDetailsSchema.parse(refusalDetails(answer))).toMatchObject({
      version: '1.10.0',
      uses: [{ namespaceId, contextCount: 3 }],
    })
    expect(answer.text).toContain('in use by Team, so it cannot be uninstalled.')
  })

  test('can go once the namespace is deleted, and the application with its last version', async () => {
    await node.call('DELETE', `/namespaces/${namespaceId}`)
    expect((await uninstall('1.10.0')).status).toBe(200)
    const rest = await node.expect(uninstallAnswer, 'DELETE', `/applications/${id}`)
    expect(rest.data.versions).toEqual(['1.2.0', '1.9.0'])
    for (const path of [`/applications/${id}`, `/applications/${id}/versions`])
      expect(refusal(await node.call('GET', path))).toEqual({ status: 404, code: 'application_not_found' })
    expect(refusal(await uninstall('1.2.0')).code).toBe('application_not_found')
  })

  test('can be installed again after that', async () => {
    await installBundle(node, testBundle({ version: '1.2.0' }))
    expect((await versions()).map(({ version }) => version)).toEqual(['1.2.0'])
  })
})

test('the sample comes in two versions of one application', async () => {
  const install = async (body: object) =>
    (await node.expect(installAnswer, 'POST', '/install-sample-application', body)).data
  const first = await install({})
  const second = await install({ version: '1.1.0' })
  expect([first.version, second.version]).toEqual(['1.0.0', '1.1.0'])
  expect(second.applicationId).toBe(first.applicationId)
  await expectRefused(node, 'invalid_request', () =>
    node.call('POST', '/install-sample-application', { version: '7.0.0' }),
  )
})

test.each(['not-an-id', '%2e%2e%2f', '1'.repeat(31)])('an id that is none is refused: %s', async (wrong) => {
  expect(refusal(await node.call('GET', `/applications/${wrong}/versions`))).toEqual({
    status: 400,
    code: 'invalid_id',
  })
})
