/** How the tree is looked at, as the address says it. Pure. */
import * as z from 'zod/mini'

const VIEWS = ['map', 'outline', 'both'] as const
export type View = (typeof VIEWS)[number]
const SIDES = ['group', 'activity'] as const
export type Side = (typeof SIDES)[number]

export const FILTER_MAX = 200
/** What an address may hold; anything else counts as not being there. */
const viewSchema = z.catch(z.enum(VIEWS), 'map')
const sideSchema = z.catch(z.enum(SIDES), 'group')
const filterSchema = z.catch(z.string().check(z.trim(), z.maxLength(FILTER_MAX)), '')

/** What is looked at, what stands beside it, and which words its names must hold. */
export const parseNamespaceView = (params: URLSearchParams): { view: View; side: Side; filter: string } => ({
  view: viewSchema.parse(params.get('view') ?? 'map'),
  side: sideSchema.parse(params.get('side') ?? 'group'),
  filter: filterSchema.parse(params.get('q') ?? ''),
})
