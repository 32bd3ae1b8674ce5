/** What happened in a namespace, from its log, for a person to read: who, when, what. Nothing secret is in it. */
import * as z from 'zod/mini'
import { applicationIdSchema, contextIdSchema, groupIdSchema, publicKeySchema } from './ids.ts'
import { peerUrlSchema, roleSchema, timeMsSchema, upgradePolicySchema, visibilitySchema } from './scalars.ts'
import { UPGRADE_FAILURES } from './upgrade-states.ts'

export const ACTIVITY_PAGE_DEFAULT = 50
export const ACTIVITY_PAGE_MAX = 100
/** Long lists inside an entry are cut here; the count beside them is true. */
export const ACTIVITY_LIST_MAX = 20

const alias = z.optional(z.string())
const common = {
  /** Of the log, from 1 without gaps. */
  number: z.int(),
  /** The coordinator's clock. */
  timeMs: timeMsSchema,
  author: publicKeySchema,
  /** The name that the author goes by now. */
  authorAlias: alias,
}
const group = {
  groupId: groupIdSchema,
  /** The name that the group goes by now, or the last one it had. */
  groupAlias: alias,
}
/** The invitation that an entry is about. */
const issued = {
  role: z.optional(roleSchema),
  inviter: z.optional(publicKeySchema),
  inviterAlias: alias,
}
/** `publication` is the number of the entry that published the version. */
const published = { publication: z.int(), version: z.string() }
const member = { identity: publicKeySchema, memberAlias: alias }

const entry = <Kind extends string, Shape extends z.core.$ZodShape>(kind: Kind, shape: Shape) =>
  z.object({ ...common, kind: z.literal(kind), ...shape })

export const activityEntrySchema = z.discriminatedUnion('kind', [
  entry('NamespaceFounded', {
    alias,
    applicationId: applicationIdSchema,
    applicationName: z.optional(z.string()),
    applicationVersion: z.optional(z.string()),
    upgradePolicy: upgradePolicySchema,
  }),
  entry('NamespaceDeleted', {}),
  entry('GroupCreated', {
    ...group,
    /** The name it was created with. */
    alias,
    parentId: groupIdSchema,
    parentAlias: alias,
    visibility: visibilitySchema,
  }),
  entry('GroupMoved', {
    ...group,
    fromParentId: z.optional(groupIdSchema),
    fromParentAlias: alias,
    newParentId: groupIdSchema,
    newParentAlias: alias,
  }),
  entry('GroupAliasSet', { ...group, alias: z.string(), previousAlias: alias }),
  entry('GroupDeleted', group),
  entry('MembersAdded', {
    ...group,
    members: z.array(z.object({ ...member, role: roleSchema })),
    memberCount: z.int(),
  }),
  entry('MembersRemoved', { ...group, members: z.array(z.object(member)), memberCount: z.int() }),
  entry('MemberRoleSet', { ...group, ...member, role: roleSchema }),
  entry('MemberCapabilitiesSet', { ...group, ...member, capabilities: z.int() }),
  entry('MemberAliasSet', { ...group, identity: publicKeySchema, alias: z.string() }),
  entry('DefaultCapabilitiesSet', { ...group, capabilities: z.int() }),
  entry('VisibilitySet', { ...group, visibility: visibilitySchema }),
  entry('UpgradePolicySet', { upgradePolicy: upgradePolicySchema }),
  entry('ContextCreated', { ...group, contextId: contextIdSchema, alias }),
  entry('InvitationsIssued', {
    role: roleSchema,
    expiresAtMs: timeMsSchema,
    maxUses: z.optional(z.int()),
    groups: z.array(z.object(group)),
    groupCount: z.int(),
    /** Another invitation was withdrawn by the same act. */
    replacesAnother: z.boolean(),
  }),
  entry('InvitationsWithdrawn', { ...issued, groupCount: z.optional(z.int()) }),
  entry('MemberJoined', {
    ...issued,
    groupCount: z.int(),
  }),
  entry('MemberLeft', group),
  entry('NodeAddressesSet', { peerUrls: z.array(peerUrlSchema) }),
  entry('VersionPublished', { ...published, notes: z.optional(z.string()), deadlineMs: z.optional(timeMsSchema) }),
  entry('UpgradeAnswered', { ...published, agrees: z.boolean() }),
  entry('UpgradeScheduled', published),
  entry('UpgradeDeadlineSet', { ...published, deadlineMs: timeMsSchema }),
  entry('UpgradeForced', published),
  entry('UpgradeWithdrawn', published),
  entry('ContextVersionsReported', {
    ...published,
    contextCount: z.int(),
    failure: z.optional(z.enum(UPGRADE_FAILURES)),
  }),
])
export type ActivityEntry = z.infer<typeof activityEntrySchema>
export type ActivityKind = ActivityEntry['kind']

const activityPageSchema = z.object({
  /** Newest first. */
  entries: z.array(activityEntrySchema),
  /** Ask with `before` this number for what is older; absent at the beginning of the log. */
  next: z.optional(z.int()),
})
export type ActivityPage = z.infer<typeof activityPageSchema>
/** GET /namespaces/:id/activity?before&limit */
export const activityAnswer = z.object({ data: activityPageSchema })
