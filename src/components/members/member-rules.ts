/**
 * Why something cannot be done to a member of one group now, by the rules that the node enforces. Pure.
 */
import { adminsRemain } from '#shared/domain/admins-remain.ts'
import type { PublicKey } from '#shared/domain/ids.ts'
import { bitsWokenBy, type Membership } from '#shared/domain/membership.ts'
import type { Standing } from '#shared/domain/permissions.ts'
import { type Action, manageVerdict, mayDo } from '#shared/domain/policy-table.ts'
import type { Verdict } from '#shared/domain/refusals.ts'
import { CAPABILITIES, type Capability, type Role } from '#shared/domain/roles.ts'
import type { NodeCapability } from '#shared/wire/node.ts'
import type { Availability } from '../../api/node-api.ts'
import { firstReason, type Reason } from '../groups/group-rules.ts'

type DirectMember = Membership & { identity: PublicKey }

export type MemberScene = {
  /** What this node's identity is in the group. */
  self: Standing
  /** Direct ones, at least all Admins. */
  members: Iterable<{ identity: PublicKey; role: Role }>
  /** Of the namespace, when the group is its root. */
  coordinator: PublicKey | undefined
  /** Can anything be written to the namespace at all? */
  write: Verdict
  can: (capability: NodeCapability) => Availability
}

export type MemberRules = {
  /** To the group, in this role. */
  add(role: Role): Reason
  /** `otherRoles`: those that go with it elsewhere, since out of the namespace is out of every group. */
  remove(member: DirectMember, otherRoles?: readonly Role[]): Reason
  leave(member: DirectMember): Reason
  role(member: DirectMember, next: Role): Reason
  right(member: DirectMember, capability: Capability): Reason
  /** May this node's identity change anything about members here? */
  manage: Reason
  visibility: Reason
  defaults: Reason
}

export function memberRules({ self, members, coordinator, write, can }: MemberScene): MemberRules {
  // Many groups are asked about adding alone, which needs no list of who is there.
  let byIdentity: ReadonlyMap<PublicKey, { role: Role }> | undefined
  const remain = (identity: PublicKey, next: Role | undefined): Verdict => {
    byIdentity ??= new Map([...members].map((member) => [member.identity, member]))
    return adminsRemain(byIdentity, new Map([[identity, next]]), coordinator)
  }
  const may = (action: Action): Verdict => mayDo(action, self)
  return {
    add: (role) => firstReason(can('member.add'), manageVerdict('member.add', self, { roles: [role] }), write),
    remove: ({ identity, role }, otherRoles = []) =>
      firstReason(
        can('member.remove'),
        manageVerdict('member.remove', self, { roles: [role, ...otherRoles] }),
        remain(identity, undefined),
        write,
      ),
    leave: ({ identity }) => firstReason(can('member.leave'), may('member.leave'), remain(identity, undefined), write),
    role: ({ identity, role, capabilities }, next) =>
      firstReason(
        can('member.role'),
        manageVerdict('member.role', self, { roles: [role, next], bits: bitsWokenBy(next, { role, capabilities }) }),
        remain(identity, next),
        write,
      ),
    right: ({ role }, capability) =>
      firstReason(
        can('member.capabilities'),
        manageVerdict('member.capabilities', self, { roles: [role], bits: CAPABILITIES[capability] }),
        write,
      ),
    manage: firstReason(can('member.add'), may('member.add'), write),
    visibility: firstReason(can('group.visibility'), may('group.visibility'), write),
    defaults: firstReason(can('member.capabilities'), may('group.defaults'), write),
  }
}
