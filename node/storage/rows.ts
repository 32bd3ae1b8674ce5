/** What the tables hold, parsed: a damaged or foreign file is found out here and not somewhere in the rules. */
import * as z from 'zod/mini'
import { applicationIdSchema, groupIdSchema, hex32Schema, publicKeySchema } from '#shared/wire/ids.ts'
import { StorageError } from './store.ts'

const bytes = z.instanceof(Uint8Array)
/** NULL in the table is an absent field in the row. */
export const orAbsent = <Schema extends z.ZodMiniType>(schema: Schema) =>
  z.pipe(
    z.nullable(schema),
    z.transform((value) => value ?? undefined),
  )

export const namespaceRow = z.object({
  namespaceId: groupIdSchema,
  subscribed: z.pipe(
    z.int(),
    z.transform((flag) => flag === 1),
  ),
})
export const identityRow = z.object({ namespaceId: groupIdSchema, publicKey: publicKeySchema, secretKey: bytes })
export const entryRow = z.object({
  namespaceId: groupIdSchema,
  number: z.int(),
  hash: z.string(),
  author: publicKeySchema,
  operationId: z.string(),
  json: z.string(),
})
export const operationRow = z.object({
  operationId: z.string(),
  namespaceId: groupIdSchema,
  requestHash: z.string(),
  state: z.enum(['pending', 'applied', 'refused', 'unknown']),
  json: z.string(),
  number: orAbsent(z.int()),
  code: orAbsent(z.string()),
  message: orAbsent(z.string()),
  createdAtMs: z.int(),
})
export const bundleRow = z.object({
  hash: hex32Schema,
  applicationId: applicationIdSchema,
  package: z.string(),
  version: z.string(),
  name: orAbsent(z.string()),
  description: orAbsent(z.string()),
  signerId: orAbsent(z.string()),
  source: z.string(),
  metadata: bytes,
  wasmSize: z.int(),
  installedAtMs: z.int(),
})
export const numberRow = z.object({ number: z.nullable(z.int()) })
export const partRow = z.object({ start: z.int(), bytes })
export const partialFileRow = z.object({ hash: hex32Schema, receivedBytes: z.int() })

/** Drops the fields that are absent, so that a row read equals the row written. */
const withoutAbsent = <Row extends object>(row: Row): Row => {
  for (const [key, value] of Object.entries(row)) if (value === undefined) Reflect.deleteProperty(row, key)
  return row
}

/** One row out of the database, or a StorageError that names the table. */
export function parseRow<Row extends object>(schema: z.ZodMiniType<Row>, table: string, row: unknown): Row {
  const parsed = schema.safeParse(row)
  if (parsed.success) return withoutAbsent(parsed.data)
  const issue = parsed.error.issues[0]
  throw new StorageError(
    `The data file is damaged: ${table}.${issue?.path.join('.') ?? ''} does not hold what it should.`,
  )
}
