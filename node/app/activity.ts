/** The log as a person reads it: newest first, with names, without secrets. */
import type { GroupId } from '#shared/domain/ids.ts'
import type { ActivityPage } from '#shared/wire/activity.ts'
import { entryToActivity } from './activity-entry.ts'
import { findNamespace } from './find.ts'
import type { NodeContext } from './node-context.ts'

/** An entry that invites to every group is large; a page of many such ends early, and `next` goes on from there. */
const PAGE_BYTES_MAX = 4 * 1024 * 1024

/** At most `limit` entries with numbers below `before`; from the end of the log when that is absent. */
export function activityPage(
  ctx: NodeContext,
  namespaceId: GroupId,
  before: number | undefined,
  limit: number,
): ActivityPage {
  const { state } = findNamespace(ctx, namespaceId)
  const from = Math.min(before ?? Number.POSITIVE_INFINITY, state.number + 1)
  const entries = ctx.namespaces.readLogBack(namespaceId, from, limit, PAGE_BYTES_MAX)
  const history = ctx.namespaces.historyOf(namespaceId)
  const oldest = entries.at(-1)?.header.number ?? 1
  return {
    entries: entries.map((entry) => entryToActivity(state, history, entry)),
    ...(oldest > 1 ? { next: oldest } : {}),
  }
}
