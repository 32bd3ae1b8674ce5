/** Publishing versions, and what is done with publications. */
import type { ApplicationId, GroupId } from '#shared/domain/ids.ts'
import { proposedDeadlineMs } from '#shared/domain/upgrades.ts'
import type { Payload } from '#shared/wire/log.ts'
import type { BundleRow } from '../storage/store.ts'
import { bundlesOf } from './applications.ts'
import { findGroupToChange, findNamespaceToChange } from './find.ts'
import type { Namespace } from './namespaces.ts'
import type { NodeContext } from './node-context.ts'
import { refused } from './refused-error.ts'
import { appliedBefore, type WriteKey, write } from './write.ts'

type PublishVersion = { version: string; deadlineMs?: number | undefined; notes?: string | undefined }

/** Versions of the namespace's application on this node, oldest first. */
export const installedVersions = (ctx: NodeContext, { state }: Namespace): BundleRow[] =>
  bundlesOf(ctx, state.founding.payload.applicationId)

function bundleOf(ctx: NodeContext, namespace: Namespace, version: string): BundleRow {
  const installed = installedVersions(ctx, namespace)
  // Of two files that call themselves the same, the one installed last.
  const bundle = installed.findLast((row) => row.version === version)
  if (bundle !== undefined) return bundle
  const packages = new Set(installed.map((row) => row.package))
  const isForeign = ctx.store.bundles().some((row) => row.version === version && packages.has(row.package))
  throw isForeign
    ? refused(
        'foreign_application',
        `Version ${version} on this node is signed by another key than the one in force, so it is another application.`,
      )
    : refused('bundle_not_found', `Version ${version} of this application is not on this node. Install it first.`)
}

/** Publishes an installed version to the namespace. Answers the publication's id. */
export async function publishVersion(
  ctx: NodeContext,
  key: WriteKey,
  namespaceId: GroupId,
  { version, deadlineMs, notes }: PublishVersion,
): Promise<number> {
  const before = appliedBefore(ctx, key)
  if (before !== undefined) return before.number
  const namespace = await findNamespaceToChange(ctx, namespaceId)
  const { hash, applicationId } = bundleOf(ctx, namespace, version)
  const { number } = await write(ctx, namespace, key, 'VersionPublished', {
    version,
    appKey: hash,
    applicationId,
    notes,
    deadlineMs: deadlineMs ?? proposedDeadlineMs(namespace.state.upgradePolicy, ctx.now()),
  })
  return number
}

/** As April's clients ask for it: by the application's id, which stands for its newest installed version. */
export async function publishNewest(
  ctx: NodeContext,
  key: WriteKey,
  groupId: GroupId,
  applicationId: ApplicationId,
): Promise<number> {
  const before = appliedBefore(ctx, key)
  if (before !== undefined) return before.number
  const { namespace } = await findGroupToChange(ctx, groupId)
  const { namespaceId, founding } = namespace.state
  if (groupId !== namespaceId)
    throw refused('policy_of_namespace', 'Versions are published to the whole namespace; publish there.', {
      namespaceId,
    })
  if (applicationId !== founding.payload.applicationId)
    throw refused(
      'foreign_application',
      'This is another application than the one of the namespace: a version has the same package and signer.',
    )
  const newest = installedVersions(ctx, namespace).at(-1)
  if (newest === undefined)
    throw refused('application_not_found', 'This application is not installed on this node. Install it first.')
  return publishVersion(ctx, key, namespaceId, { version: newest.version })
}

type PublicationKind = 'UpgradeAnswered' | 'UpgradeDeadlineSet' | 'UpgradeForced' | 'UpgradeWithdrawn'

/** Agree, decline, extend, force, withdraw. */
export async function changePublication<Kind extends PublicationKind>(
  ctx: NodeContext,
  key: WriteKey,
  namespaceId: GroupId,
  kind: Kind,
  payload: Payload<Kind>,
): Promise<void> {
  if (appliedBefore(ctx, key) !== undefined) return
  await write(ctx, await findNamespaceToChange(ctx, namespaceId), key, kind, payload)
}
