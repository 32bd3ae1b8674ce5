/**
 * What a map is made of: the root and the groups of a namespace (contract April 2026, 1.2 and 1.10). Apart from all else
 * that a node says of a namespace, so that the first picture of a map needs no other schema.
 */
import * as z from 'zod/mini'
import { parseGroupId } from '#shared/domain/ids.ts'
import { VISIBILITIES } from '#shared/domain/roles.ts'
import { groupIdSchema } from './ids.ts'

/** The root, as far as a map shows it. */
export const namespaceRootSchema = z.object({
  namespaceId: groupIdSchema,
  alias: z.optional(z.string()),
  memberCount: z.int(),
  /** Contexts directly in the root. */
  contextCount: z.int(),
})
export type NamespaceRoot = z.infer<typeof namespaceRootSchema>
export const namespaceRootAnswer = z.object({ data: namespaceRootSchema })

/** Exported for a test: what reads rows faster has to agree with it. */
export const namespaceGroupSchema = z.object({
  groupId: groupIdSchema,
  alias: z.optional(z.string()),
  parentId: groupIdSchema,
  depth: z.int(),
  visibility: z.enum(VISIBILITIES),
  memberCount: z.int(),
  contextCount: z.int(),
  /** Direct children. */
  subgroupCount: z.int(),
})
export type NamespaceGroup = z.infer<typeof namespaceGroupSchema>

const isInt = (value: unknown): value is number => Number.isSafeInteger(value)
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** What the schema makes of a row that is as it should be; undefined for any other. */
function readRow(row: unknown): NamespaceGroup | undefined {
  if (!isObject(row)) return undefined
  const { groupId, alias, parentId, depth, visibility, memberCount, contextCount, subgroupCount } = row
  const id = typeof groupId === 'string' ? parseGroupId(groupId) : undefined
  const parent = typeof parentId === 'string' ? parseGroupId(parentId) : undefined
  if (id === undefined || parent === undefined || (visibility !== 'open' && visibility !== 'restricted'))
    return undefined
  if (!isInt(depth) || !isInt(memberCount) || !isInt(contextCount) || !isInt(subgroupCount)) return undefined
  if (alias === undefined)
    return { groupId: id, parentId: parent, depth, visibility, memberCount, contextCount, subgroupCount }
  if (typeof alias !== 'string') return undefined
  return { groupId: id, alias, parentId: parent, depth, visibility, memberCount, contextCount, subgroupCount }
}

/** There may be tens of thousands of them: the schema is asked only about those that it would not take, to say why. */
const namespaceGroupsSchema = z.pipe(
  z.array(z.unknown()),
  z.transform((rows, ctx) =>
    rows.map((row, index) => {
      const read = readRow(row)
      if (read !== undefined) return read
      const parsed = namespaceGroupSchema.safeParse(row)
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues)
        ctx.issues.push({ code: 'custom', message: issue.message, path: [index, ...issue.path], input: row })
      return z.NEVER
    }),
  ),
)
/** Every group at every depth, without the root, parents before children. */
export const namespaceGroupsAnswer = z.object({ data: namespaceGroupsSchema })
