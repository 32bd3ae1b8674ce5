/** Where the map of a namespace looked, kept for the tab: a reload looks there again. */
import * as z from 'zod/mini'
import type { GroupId } from '#shared/domain/ids.ts'
import { groupIdSchema } from '#shared/wire/scalars.ts'
import { readDraft, writeDraft } from '../../lib/draft-store.ts'
import { type Viewport, ZOOM_MAX } from './map-viewport.ts'

const coordinate = z.number().check(z.minimum(-1e9), z.maximum(1e9))
const storedSchema = z.object({
  x: coordinate,
  y: coordinate,
  zoom: z.number().check(z.positive(), z.maximum(ZOOM_MAX)),
  /** Of another selection, the map shows what is selected now. */
  selectedId: groupIdSchema,
})
const keyOf = (namespaceId: GroupId): string => `viewport:${namespaceId}`

export function readViewport(namespaceId: GroupId, selectedId: GroupId): Viewport | undefined {
  const stored = readDraft(sessionStorage, keyOf(namespaceId), storedSchema)
  return stored?.selectedId === selectedId ? { x: stored.x, y: stored.y, zoom: stored.zoom } : undefined
}

export function writeViewport(namespaceId: GroupId, selectedId: GroupId, { x, y, zoom }: Viewport): void {
  writeDraft(sessionStorage, keyOf(namespaceId), { x, y, zoom, selectedId })
}
