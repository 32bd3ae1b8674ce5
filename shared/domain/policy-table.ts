/**
 * Who may do what, all of it: one row for each action. The rules of the log judge operations by it, the dashboard
 * disables by it, and docs/decisions/0013 says what the rules mean. Whoever adds an action adds its row here.
 *
 * Ten rows no code of the node asks: what is read (`node.read`, `namespace.read`, `invitation.list`), what is of one's
 * own node alone (`application.install`, `application.uninstall`, `namespace.follow`, `context.open`), what has no log
 * of this node yet (`namespace.create`, `namespace.join`), and `upgrade.answer`. There what the node has, the
 * invitation, or who was asked decides, and `node/http/policy.test.ts` holds every call to its row.
 */
import { RULES, type RuleName, type Standing } from './permissions.ts'
import { ALLOWED, refuse, type Verdict } from './refusals.ts'
import type { Role } from './roles.ts'

export const POLICY = {
  'node.read': 'anybody',
  'application.install': 'anybody',
  'application.uninstall': 'anybody',
  'namespace.create': 'anybody',
  /** The invitation decides. */
  'namespace.join': 'anybody',
  'namespace.read': 'participant',
  'namespace.follow': 'participant',
  'namespace.publishAddress': 'participant',
  'namespace.policy': 'namespaceAdmin',
  'namespace.delete': 'namespaceAdmin',
  'group.create': 'namespaceAdmin',
  'group.move': 'namespaceAdmin',
  'group.alias': 'namespaceAdmin',
  'group.delete': 'namespaceAdmin',
  'group.visibility': 'groupAdmin',
  'group.defaults': 'groupAdmin',
  'member.add': 'memberManager',
  'member.remove': 'memberManager',
  'member.role': 'memberManager',
  'member.capabilities': 'memberManager',
  'member.alias': 'self',
  'member.leave': 'participant',
  'invitation.list': 'participant',
  'invitation.create': 'inviter',
  'invitation.ofAdmins': 'namespaceAdmin',
  'invitation.withdraw': 'issuer',
  'invitation.share': 'issuerAlone',
  'context.create': 'contextCreator',
  'context.open': 'participant',
  /** Publishing, and what becomes of a publication. */
  'upgrade.publish': 'namespaceAdmin',
  /** Only those who are asked: whoever was a member when it was published. */
  'upgrade.answer': 'participant',
  /** Of one's own node: what it runs, and what it does by itself. */
  'upgrade.report': 'participant',
} as const satisfies Record<string, RuleName>
export type Action = keyof typeof POLICY
const isAction = (name: string): name is Action => Object.hasOwn(POLICY, name)
export const ACTIONS: readonly Action[] = Object.keys(POLICY).filter(isAction)

/** May somebody of this standing do that? */
export const mayDo = (action: Action, standing: Standing): Verdict => RULES[POLICY[action]](standing)

/** What a change to members touches: every role before and after, and the bits that are given or taken. */
export type MemberChange = { roles: readonly (Role | undefined)[]; bits?: number }

/** Whoever only manages members leaves Admins to Admins, and gives and takes only what they hold themselves. */
export function manageVerdict(
  action: 'member.add' | 'member.remove' | 'member.role' | 'member.capabilities',
  standing: Standing,
  { roles, bits = 0 }: MemberChange,
): Verdict {
  const verdict = mayDo(action, standing)
  if (!verdict.ok || RULES.groupAdmin(standing).ok) return verdict
  if (roles.includes('Admin')) return refuse('not_admin', 'Only an Admin can change who is an Admin.')
  return (bits & ~(standing.held?.capabilities ?? 0)) === 0
    ? ALLOWED
    : refuse('missing_capability', 'Whoever is no Admin gives and takes only capabilities that they hold themselves.')
}
