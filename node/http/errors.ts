/** Refusals and failures to answers. The only place in the admin API that knows statuses. */
import type { Context } from 'hono'
import { type Refusal, refuse } from '#shared/domain/refusals.ts'
import { ERROR_STATUS } from '#shared/wire/errors.ts'
import { RefusedError } from '../app/refused-error.ts'
import { StorageError } from '../storage/store.ts'

export const refusalAnswer = (c: Context, { code, message, details }: Refusal): Response =>
  c.json({ error: message, code, ...(details === undefined ? {} : { details }) }, ERROR_STATUS[code])

/** `report` gets what nobody caused by asking: a fault of the node or of its disk. */
export function errorAnswer(c: Context, error: unknown, report: (error: unknown) => void): Response {
  if (error instanceof RefusedError) {
    if (error.cause !== undefined) report(error.cause)
    return refusalAnswer(c, error.refusal)
  }
  report(error)
  if (error instanceof StorageError && error.passing)
    return refusalAnswer(c, refuse('storage_failed', `${error.message} Nothing was changed. Try again.`))
  if (error instanceof StorageError)
    return refusalAnswer(
      c,
      refuse(
        'storage_failed',
        'The node cannot write to its data folder, so nothing was changed. Free space or repair the disk, then start the node again.',
      ),
    )
  return refusalAnswer(
    c,
    refuse('internal_error', 'The node failed on this request; nothing is known to have changed. Its output says why.'),
  )
}
