/** What a route asks of the shell around it. */
import * as z from 'zod/mini'

const routeHandle = z.object({
  /** The page uses the whole window, as a map does. */
  wide: z.optional(z.boolean()),
})

export type RouteHandle = z.infer<typeof routeHandle>

/** The router knows nothing of what is in a handle. */
export const isWide = (handle: unknown): boolean => routeHandle.safeParse(handle).data?.wide === true
