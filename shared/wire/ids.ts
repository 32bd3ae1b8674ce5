/** Schemas of ids and hashes. Apart from other values, because the first picture of a map is made with no others. */
import * as z from 'zod/mini'
import { parseApplicationId, parseContextId, parseGroupId, parsePublicKey } from '#shared/domain/ids.ts'

/** A string that `parse` turns into a branded id, or an issue with `message`. */
const idSchema = <Id>(parse: (text: string) => Id | undefined, message: string) =>
  z.pipe(
    z.string(),
    z.transform((text, ctx) => {
      const id = parse(text)
      if (id === undefined) {
        ctx.issues.push({ code: 'custom', message, input: text })
        return z.NEVER
      }
      return id
    }),
  )

export const groupIdSchema = idSchema(parseGroupId, 'A namespace or group id is 64 hexadecimal digits.')
export const publicKeySchema = idSchema(parsePublicKey, 'An identity is a public key: base58 of 32 bytes.')
export const applicationIdSchema = idSchema(parseApplicationId, 'An application id is base58 of 32 bytes.')
export const contextIdSchema = idSchema(parseContextId, 'A context id is base58 of 32 bytes.')

/** A hash or a random id of 32 bytes. */
export const hex32Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/, 'This is not 32 bytes in hexadecimal.'))
