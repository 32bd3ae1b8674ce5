/**
 * Every request that two versions of the real Python client of April 2026 send, against two real nodes: accepted as
 * it is, and answered with every field that the real server of that month answered with, in its kind.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inviteAnswer, type SignedInvitation } from '#shared/wire/invitations.ts'
import { createGroupAnswer, createNamespaceAnswer, identityAnswer, joinAnswer } from '#shared/wire/namespaces.ts'
import {
  differences,
  type RecordedRequest,
  recordedAnswers,
  recordedClients,
  routeOf,
  withLiveValues,
} from '../testing/april-recordings.ts'
import { TestNode } from '../testing/cluster.ts'
import { installDemo } from '../testing/upgrading.ts'

/** What the recordings call a namespace or group, a child group, and a member. */
const [SUBJECT, CHILD, MEMBER] = ['ab'.repeat(32), 'cd'.repeat(32), 'dVp1bpkRkz9khB9QFc1Aa39RKXFMXDQ9qdbH6F6DoVP']

const UPGRADE = { fromVersion: '', toVersion: '', initiatedAt: 1, initiatedBy: '', status: '' }
/** Routes that April's server had lost, or that the recording passes over: as the contract has their answers. */
const SAID_ELSEWHERE: Record<string, unknown[]> = {
  'POST /namespaces/:id/subscribe': [{ subscribed: true }],
  'POST /groups/:id/subgroups/:id': [{}],
  'POST /groups/:id/subgroups/:id/remove': [{}],
  'GET /groups/:id/contexts': [{ data: [{ contextId: '' }] }],
  'POST /groups/:id/upgrade': [
    { data: { groupId: '', status: '', total: 1, completed: 1, failed: 1 } },
    { data: { groupId: '', status: '', total: null, completed: null, failed: null } },
  ],
  'GET /groups/:id/upgrade/status': [
    { data: null },
    { data: { ...UPGRADE, total: 1, completed: 1, failed: 1, completedAt: 1 } },
    { data: { ...UPGRADE, total: null, completed: null, failed: null, completedAt: null } },
  ],
  'GET /contexts': [{ data: { contexts: [{ id: '', applicationId: '', rootHash: '' }] } }],
}

type Subject = { id: string; invitation?: SignedInvitation }

const answers = recordedAnswers()
const samplesOf = (route: string): unknown[] => SAID_ELSEWHERE[route] ?? answers.get(route) ?? []

for (const [version, { calls }] of Object.entries(recordedClients()))
  describe(`client ${version}`, () => {
    let a: TestNode
    let b: TestNode
    /** Those that create_namespace made, in order; the first holds the groups. */
    const namespaces: string[] = []
    const groups: string[] = []
    let member = ''
    const root = (): Subject => ({ id: namespaces[0] ?? '' })
    const team = (): Subject => ({ id: groups[0] ?? '' })
    /** Each wrapping joins a namespace of its own, by an invitation of its own. */
    async function freshInvitation(): Promise<Subject> {
      const id = namespaces.pop() ?? ''
      const { data } = await a.expect(inviteAnswer, 'POST', `/namespaces/${id}/invite`, {})
      if (!('invitation' in data)) throw new Error('This invitation is not recursive.')
      return { id, invitation: data.invitation }
    }

    beforeAll(async () => {
      a = await TestNode.start({ name: 'a' })
      b = await TestNode.start({ name: 'b', peers: [a.peerUrl] })
      await installDemo(a, '1.0.0')
    })
    afterAll(async () => {
      await b.dispose()
      await a.dispose()
    })

    /** Sends it as the client did, with live values. */
    async function send(node: TestNode, { method, path, contentType, body }: RecordedRequest, about: Subject) {
      const text = (recorded: string): string =>
        recorded
          .replaceAll(SUBJECT, about.id)
          .replaceAll(CHILD, groups[1] ?? '')
          .replaceAll(MEMBER, member)
      const live = { text, timeMs: Date.now() + 3_600_000, signedInvitation: about.invitation }
      const response = await fetch(`${node.adminUrl}${text(path).replace(/^\/admin-api/, '')}`, {
        method,
        headers: contentType === null ? {} : { 'content-type': contentType },
        ...(contentType === null ? {} : { body: JSON.stringify(withLiveValues(body, live)) }),
      })
      const answer: unknown = await response.json()
      return { status: response.status, answer }
    }

    /** What a call is about, on which node, and what has to be so before; in an order that makes sense. */
    const steps: {
      call: string
      on?: 'b'
      subject: () => Subject | Promise<Subject>
      before?: () => Promise<void>
      after?: (answer: unknown) => void
    }[] = [
      { call: 'list_applications', subject: root },
      {
        call: 'create_namespace',
        subject: root,
        after: (answer) => namespaces.push(createNamespaceAnswer.parse(answer).data.namespaceId),
      },
      { call: 'list_namespaces', subject: root },
      { call: 'list_namespaces_for_application', subject: root },
      { call: 'get_namespace', subject: root },
      { call: 'get_namespace_identity', subject: root },
      {
        call: 'create_group_in_namespace',
        subject: root,
        after: (answer) => groups.push(createGroupAnswer.parse(answer).data.groupId),
      },
      { call: 'list_namespace_groups', subject: root },
      { call: 'get_group_info', subject: team },
      { call: 'nest_group', subject: team },
      { call: 'list_subgroups', subject: team },
      { call: 'unnest_group', subject: team },
      { call: 'list_contexts', subject: root, before: () => createContext() },
      { call: 'list_group_contexts', subject: team },
      { call: 'create_namespace_invitation', subject: root },
      {
        call: 'join_namespace',
        on: 'b',
        subject: freshInvitation,
        after: (answer) => expect(joinAnswer.parse(answer).data.alreadyMember).toBe(false),
      },
      { call: 'sync_group', on: 'b', subject: root, before: () => joinFirst() },
      { call: 'subscribe_namespace', on: 'b', subject: root },
      { call: 'add_group_members', subject: team },
      { call: 'list_group_members', subject: team },
      { call: 'get_member_capabilities', subject: team },
      { call: 'update_member_role', subject: team },
      { call: 'remove_group_members', subject: team },
      { call: 'set_group_alias', subject: team },
      { call: 'set_default_capabilities', subject: team },
      { call: 'set_default_visibility', subject: team },
      { call: 'update_group_settings', subject: root },
      { call: 'upgrade_group', subject: root, before: () => installNewer() },
      { call: 'get_group_upgrade_status', subject: root },
      { call: 'delete_group', subject: team },
      { call: 'delete_namespace', subject: root },
    ]

    async function installNewer(): Promise<void> {
      await installDemo(a, '1.1.0')
    }
    async function createContext(): Promise<void> {
      expect((await a.call('POST', '/contexts', { groupId: team().id })).status).toBe(200)
    }
    async function joinFirst(): Promise<void> {
      const { data } = await a.expect(inviteAnswer, 'POST', `/namespaces/${root().id}/invite`, {})
      expect((await b.call('POST', `/namespaces/${root().id}/join`, data)).status).toBe(200)
      member = (await b.expect(identityAnswer, 'GET', `/namespaces/${root().id}/identity`)).publicKey
    }

    for (const { call, on, subject, before, after } of steps) {
      const recorded = calls.filter((one) => one.call === call)
      if (recorded.length === 0) continue
      test(call, async () => {
        await before?.()
        for (const { requests, clientError } of recorded) {
          // Arguments that the client refuses itself never reach a node.
          if (requests.length === 0) expect(clientError).toMatch(/^Invalid /)
          for (const request of requests) {
            const { status, answer } = await send(on === 'b' ? b : a, request, await subject())
            expect({ status, answer }).toMatchObject({ status: 200 })
            const samples = samplesOf(routeOf(request.method, request.path, request.body))
            expect(samples, 'no answer is known to compare with').not.toEqual([])
            expect(differences(samples, answer)).toEqual([])
            after?.(answer)
          }
        }
      })
    }

    test('no recorded call is passed over', () => {
      const known = new Set(steps.map(({ call }) => call))
      expect(calls.filter(({ call }) => !known.has(call))).toEqual([])
    })
  })

test('an answer that lacks a field, or has it in another kind, is noticed', () => {
  const samples = [{ data: [{ id: 'x', alias: 'a' }, { id: 'y' }] }]
  expect(differences(samples, { data: [{ id: 'z', more: 1 }] })).toEqual([])
  expect(differences(samples, { data: [{ alias: 'z' }] })).toEqual(['answer.data[0].id is missing'])
  expect(differences(samples, { data: [{ id: 1, alias: null }] })).toHaveLength(2)
  expect(differences(samples, {})).toEqual(['answer.data is missing'])
})
