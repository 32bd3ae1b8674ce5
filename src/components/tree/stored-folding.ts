/** Which groups of a namespace stand open, kept for the tab. */
import * as z from 'zod/mini'
import type { GroupId } from '#shared/domain/ids.ts'
import { groupIdSchema } from '#shared/wire/ids.ts'
import { readDraft, writeDraft } from '../../lib/draft-store.ts'
import { type Folded, foldedAtStart, foldedFrom, revealed } from './folding.ts'
import type { TreeModel } from './tree-model.ts'

const storedSchema = z.array(groupIdSchema)
const keyOf = (namespaceId: GroupId): string => `folded:${namespaceId}`

/** As the tab was left, else as a tree begins; the selected group is shown in any case. */
export function readFolded(model: TreeModel, selectedId: GroupId): Folded {
  const stored = readDraft(sessionStorage, keyOf(model.rootId), storedSchema)
  return revealed(model, stored === undefined ? foldedAtStart(model) : foldedFrom(stored, model.rootId), selectedId)
}

export const writeFolded = (namespaceId: GroupId, folded: Folded): void =>
  writeDraft(sessionStorage, keyOf(namespaceId), [...folded])
