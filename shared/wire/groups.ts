/** The group calls (contract April 2026, 1.12 to 1.14 and section 2). */
import * as z from 'zod/mini'
import { MEMBERS_PER_REQUEST_MAX } from '#shared/domain/limits.ts'
import { applicationIdSchema, contextIdSchema, groupIdSchema, hex32Schema, publicKeySchema } from './ids.ts'
import {
  aliasSchema,
  capabilitiesSchema,
  ignored,
  roleSchema,
  timeMsSchema,
  upgradePolicySchema,
  visibilitySchema,
} from './scalars.ts'

const groupInfoSchema = z.object({
  groupId: groupIdSchema,
  appKey: hex32Schema,
  targetApplicationId: applicationIdSchema,
  /** The typed form. */
  upgradePolicy: upgradePolicySchema,
  memberCount: z.int(),
  contextCount: z.int(),
  defaultCapabilities: z.int(),
  defaultVisibility: visibilitySchema,
  alias: z.optional(z.string()),
  // Grove's additions
  namespaceId: groupIdSchema,
  /** Absent for a root. */
  parentId: z.optional(groupIdSchema),
  depth: z.int(),
  /** Direct children. */
  subgroupCount: z.int(),
  /** Everything below, at every depth. */
  descendantCount: z.int(),
  /** Contexts in the group and in everything below it. */
  contextCountDeep: z.int(),
  selfIdentity: publicKeySchema,
  /** This node's role in the group, direct or inherited; absent when it does not belong to it. */
  selfRole: z.optional(roleSchema),
  selfCapabilities: z.int(),
  /** Last move of the group, if it ever moved. */
  movedBy: z.optional(publicKeySchema),
  movedAtMs: z.optional(timeMsSchema),
})
export type GroupInfo = z.infer<typeof groupInfoSchema>
export const groupAnswer = z.object({ data: groupInfoSchema })

export const subgroupsAnswer = z.object({
  subgroups: z.array(z.object({ groupId: groupIdSchema, alias: z.optional(z.string()) })),
})

const expectedParentId = z.optional(groupIdSchema)
/** POST /groups/:parent/nest and /unnest */
export const childRequest = z.strictObject({ childGroupId: groupIdSchema, expectedParentId, requester: ignored })
/** POST /groups/:child/reparent */
export const reparentRequest = z.strictObject({ newParentId: groupIdSchema, expectedParentId, requester: ignored })
/** POST /groups/:parent/subgroups/:child and …/remove: everything is in the path. */
export const subgroupPathRequest = z.strictObject({ expectedParentId, requester: ignored })
export const moveAnswer = z.object({
  reparented: z.optional(z.boolean()),
  parentId: z.optional(groupIdSchema),
  logNumber: z.optional(z.int()),
})
/** Details of `parent_changed`. */
export const parentChangedDetailsSchema = z.object({
  parentId: groupIdSchema,
  movedBy: z.optional(publicKeySchema),
  movedAtMs: z.optional(timeMsSchema),
})

export const aliasRequest = z.strictObject({ alias: aliasSchema, requester: ignored })
export const settingsRequest = z.strictObject({ upgradePolicy: upgradePolicySchema, requester: ignored })
export const defaultCapabilitiesRequest = z.strictObject({
  defaultCapabilities: capabilitiesSchema,
  requester: ignored,
})
export const defaultVisibilityRequest = z.strictObject({ defaultVisibility: visibilitySchema, requester: ignored })
export const emptyRequest = z.strictObject({ requester: ignored })
export const emptyAnswer = z.object({})

const memberSchema = z.object({
  identity: publicKeySchema,
  role: roleSchema,
  alias: z.optional(z.string()),
  capabilities: z.int(),
})
export type Member = z.infer<typeof memberSchema>
const inheritedMemberSchema = z.object({
  identity: publicKeySchema,
  role: roleSchema,
  alias: z.optional(z.string()),
  capabilities: z.int(),
  /** The group where the membership is direct. */
  from: groupIdSchema,
})
export type InheritedMember = z.infer<typeof inheritedMemberSchema>
export const membersAnswer = z.object({
  /** Direct members, by identity. */
  members: z.array(memberSchema),
  selfIdentity: publicKeySchema,
  inherited: z.array(inheritedMemberSchema),
})

const someMembers = <Item extends z.ZodMiniType>(item: Item) =>
  z
    .array(item)
    .check(
      z.minLength(1, "Field 'members' is required but was empty."),
      z.maxLength(MEMBERS_PER_REQUEST_MAX, `One request names at most ${MEMBERS_PER_REQUEST_MAX} members.`),
    )
export const addMembersRequest = z.strictObject({
  members: someMembers(z.strictObject({ identity: publicKeySchema, role: roleSchema })),
  requester: ignored,
})
export const removeMembersRequest = z.strictObject({ members: someMembers(publicKeySchema), requester: ignored })
export const memberRoleRequest = z.strictObject({ role: roleSchema, requester: ignored })
export const memberCapabilitiesRequest = z.strictObject({ capabilities: capabilitiesSchema, requester: ignored })
export const memberCapabilitiesAnswer = z.object({ data: z.object({ capabilities: z.int() }) })

export const syncAnswer = z.object({
  data: z.object({
    groupId: groupIdSchema,
    appKey: hex32Schema,
    targetApplicationId: applicationIdSchema,
    memberCount: z.int(),
    contextCount: z.int(),
    logNumber: z.int(),
  }),
})

export const groupContextsAnswer = z.object({
  data: z.array(z.object({ contextId: contextIdSchema, alias: z.optional(z.string()) })),
})
