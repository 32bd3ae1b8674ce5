/** The way from an empty node to a second member, and how far this node has come. Pure. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { paths } from '../../paths.ts'

export const FIRST_STEPS = ['application', 'namespace', 'group', 'invitation', 'node'] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

const isOwn = ({ coordinator, selfIdentity }: NamespaceSummary): boolean => coordinator === selfIdentity
/** A second member came by an invitation, so having one counts for both. */
const progress = ({ groupCount, memberCount }: NamespaceSummary): number =>
  (groupCount > 0 ? 1 : 0) + (memberCount > 1 ? 2 : 0)

/** Of the namespaces that this node coordinates, the one that has come furthest; of equals, the newest. */
export const furthestOwn = (namespaces: readonly NamespaceSummary[]): NamespaceSummary | undefined =>
  namespaces.filter(isOwn).toSorted((a, b) => progress(b) - progress(a) || b.createdAt - a.createdAt)[0]

type Facts = { hasApplication: boolean; namespace: NamespaceSummary | undefined; hasInvited: boolean }

/** What is done, by what the node holds now. */
export function stepsDone({ hasApplication, namespace, hasInvited }: Facts): ReadonlySet<FirstStep> {
  const isJoined = (namespace?.memberCount ?? 0) > 1
  const isDone: Record<FirstStep, boolean> = {
    application: hasApplication || namespace !== undefined,
    namespace: namespace !== undefined,
    group: (namespace?.groupCount ?? 0) > 0,
    invitation: hasInvited || isJoined,
    node: isJoined,
  }
  return new Set(FIRST_STEPS.filter((step) => isDone[step]))
}

/** Where a step is taken. Those inside a namespace need one. */
export function stepPath(step: FirstStep, namespaceId: GroupId | undefined): string {
  if (step === 'application') return paths.applications()
  if (namespaceId === undefined || step === 'namespace') return paths.createNamespace()
  if (step === 'group') return paths.namespace(namespaceId)
  return step === 'invitation' ? paths.invite(namespaceId) : paths.namespaceInvitations(namespaceId)
}
