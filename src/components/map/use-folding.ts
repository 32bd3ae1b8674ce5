/** Which groups stand open, and the layout that follows from it. */
import { useCallback, useMemo, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { allFolded, type Folded, foldedAtStart, isFolded, NOTHING_FOLDED, revealed, withFold } from './map-folding.ts'
import { layOut, type MapLayout } from './map-layout.ts'
import type { MapModel } from './map-model.ts'

export type Folding = {
  folded: Folded
  layout: MapLayout
  toggle(id: GroupId): void
  setFold(id: GroupId, fold: boolean): void
  /** Opens everything above the group. */
  reveal(id: GroupId): void
  foldAll(): void
  unfoldAll(): void
}

/** `shownId` is not folded away at the start. */
export function useFolding(model: MapModel, shownId: GroupId): Folding {
  const [folded, setFolded] = useState(() => revealed(model, foldedAtStart(model), shownId))
  const layout = useMemo(() => layOut(model, folded), [model, folded])
  const setFold = useCallback((id: GroupId, fold: boolean) => setFolded((before) => withFold(before, id, fold)), [])
  const toggle = useCallback(
    (id: GroupId) => setFolded((before) => withFold(before, id, !isFolded(model, before, id))),
    [model],
  )
  const reveal = useCallback((id: GroupId) => setFolded((before) => revealed(model, before, id)), [model])
  return {
    folded,
    layout,
    toggle,
    setFold,
    reveal,
    foldAll: () => setFolded(allFolded(model)),
    unfoldAll: () => setFolded(NOTHING_FOLDED),
  }
}
