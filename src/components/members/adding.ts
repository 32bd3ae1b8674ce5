/** Adding one key to several groups: one request for each, of which some may fail. */
import * as z from 'zod/mini'
import type { GroupId, PublicKey } from '#shared/domain/ids.ts'
import { ROLES } from '#shared/domain/roles.ts'
import { groupIdSchema } from '#shared/wire/ids.ts'
import type { NewMember, NodeApi } from '../../api/node-api.ts'

export const addingDraftSchema = z.object({
  /** As it was typed. */
  key: z.string(),
  role: z.enum(ROLES),
  /** Those that are still to be added to. */
  groupIds: z.array(groupIdSchema),
  /** The same until the key or the role is another: asked for again after a lost answer, it is the same request. */
  batch: z.string(),
})
export type AddingDraft = z.infer<typeof addingDraftSchema>

/** One for each person that the form was opened for, and one for whoever is still to be named. */
export const addingDraftKey = (namespaceId: GroupId, identity: PublicKey | undefined): string =>
  `grove.add-to-groups.${namespaceId}.${identity ?? ''}`

export type Outcome = { state: 'waiting' | 'adding' | 'added' } | { state: 'failed'; error: unknown }

type Parts = {
  api: Pick<NodeApi, 'addMembers'>
  member: NewMember
  groupIds: readonly GroupId[]
  batch: string
  onOutcome: (groupId: GroupId, outcome: Outcome) => void
}

/** One group after the other; what fails keeps none of the others from being tried. */
export async function addToGroups({ api, member, groupIds, batch, onOutcome }: Parts): Promise<void> {
  for (const groupId of groupIds) onOutcome(groupId, { state: 'waiting' })
  for (const groupId of groupIds) {
    onOutcome(groupId, { state: 'adding' })
    try {
      await api.addMembers(groupId, [member], { idempotencyKey: `${batch}-${groupId}` })
      onOutcome(groupId, { state: 'added' })
    } catch (error) {
      onOutcome(groupId, { state: 'failed', error })
    }
  }
}
