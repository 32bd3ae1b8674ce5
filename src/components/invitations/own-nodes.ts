/** Dashboards of other nodes that this reader opens invitations on, remembered in the browser. */
import * as z from 'zod/mini'
import { readDraft, writeDraft } from '../../lib/draft-store.ts'
import { parseDashboardUrl } from './share-links.ts'

const KEY = 'grove.own-nodes'
/** The one used last comes first; what was not used for so many others is forgotten. */
const REMEMBERED_MAX = 5

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What was stored may be anything by now: only what is an address of a dashboard is an answer. */
export function readOwnNodes(storage: Store): string[] {
  const stored = readDraft(storage, KEY, z.array(z.string())) ?? []
  return stored.flatMap((text) => parseDashboardUrl(text) ?? []).slice(0, REMEMBERED_MAX)
}

export function rememberOwnNode(storage: Store, dashboardUrl: string): void {
  const others = readOwnNodes(storage).filter((url) => url !== dashboardUrl)
  writeDraft(storage, KEY, [dashboardUrl, ...others].slice(0, REMEMBERED_MAX))
}

export function forgetOwnNode(storage: Store, dashboardUrl: string): void {
  writeDraft(
    storage,
    KEY,
    readOwnNodes(storage).filter((url) => url !== dashboardUrl),
  )
}
