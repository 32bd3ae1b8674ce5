/** The last Admin of a group stays one, and the coordinator stays an Admin of its namespace. Pure. */
import type { PublicKey } from './ids.ts'
import { ALLOWED, refuse, type Verdict } from './refusals.ts'
import type { Role } from './roles.ts'

/**
 * May these members of a group have these roles, undefined for none at all? `coordinator` is given for the root, the
 * only group that it has to stay in.
 */
export function adminsRemain(
  members: ReadonlyMap<PublicKey, { role: Role }>,
  after: ReadonlyMap<PublicKey, Role | undefined>,
  coordinator: PublicKey | undefined,
): Verdict {
  if (coordinator !== undefined && after.has(coordinator) && after.get(coordinator) !== 'Admin')
    return refuse(
      'coordinator_must_stay',
      'The node of this member coordinates the namespace, so it has to stay an Admin of it.',
    )
  const losesAdmin = [...after].some(([who, role]) => members.get(who)?.role === 'Admin' && role !== 'Admin')
  if (!losesAdmin) return ALLOWED
  const isLeft =
    [...after.values()].includes('Admin') || [...members].some(([who, { role }]) => role === 'Admin' && !after.has(who))
  return isLeft
    ? ALLOWED
    : refuse('last_admin', 'The group would have no Admin left. Make someone else an Admin first.')
}
