import { useCallback, useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { createSignal } from '../../lib/signal.ts'
import { type Folded, foldedBelow, NOTHING_FOLDED, revealed, withFolds } from './folding.ts'
import { createShownTree } from './shown-tree.ts'
import { readFolded, writeFolded } from './stored-folding.ts'
import type { TreeModel } from './tree-model.ts'
import { matchesOf } from './tree-search.ts'
import { type Ahead, type Cursor, type Look, nearestShown, type TreeView, type ViewName } from './tree-view.ts'
import { isFocusInTree } from './use-show-moving.ts'

type Options = {
  model: TreeModel
  selectedId: GroupId
  filter: string
  onSelect(id: GroupId): void
  onOpenPanel(id: GroupId): void
  onFilter(filter: string): void
}

/** Folding is kept for the tab; selection and filter are the address's. */
export function useTreeView({ model, selectedId, filter, onSelect, onOpenPanel, onFilter }: Options): TreeView {
  const { rootId } = model
  const [kept, setKept] = useState<Folded>(() => readFolded(model, selectedId))
  useEffect(() => writeFolded(rootId, kept), [rootId, kept])
  // What is folded among the groups found is forgotten with the filter.
  const [filtered, setFiltered] = useState({ filter: '', folded: NOTHING_FOLDED })
  const folded = filter === '' ? kept : filtered.filter === filter ? filtered.folded : NOTHING_FOLDED
  const setFolded = useCallback(
    (next: Folded) => (filter === '' ? setKept(next) : setFiltered({ filter, folded: next })),
    [filter],
  )

  const matches = useMemo(() => (filter === '' ? undefined : matchesOf(model, filter)), [model, filter])
  const [ahead] = useState(() => createSignal<Ahead>())
  const shown = useMemo(() => createShownTree(model, folded, matches), [model, folded, matches])

  const [asked, setAsked] = useState<Cursor>({ id: selectedId, by: undefined, turn: 0, look: 'stay' })
  const cursorId = nearestShown(shown, model.groups.has(asked.id) ? asked.id : selectedId)
  const cursor = useMemo(() => ({ ...asked, id: cursorId }), [asked, cursorId])

  const [marks, setMarks] = useState<ReadonlySet<GroupId>>(new Set())
  // Groups that were deleted meanwhile are not marked any more.
  const markedIds = useMemo(() => new Set([...marks].filter((id) => model.groups.has(id))), [marks, model])

  const reveal = (id: GroupId): void => {
    if (shown.rowOf(id) !== undefined) return
    const hidden = filter !== '' && createShownTree(model, NOTHING_FOLDED, matches).rowOf(id) === undefined
    if (hidden) {
      onFilter('')
      setKept((before) => revealed(model, before, id))
    } else setFolded(revealed(model, folded, id))
  }
  const setCursor = (id: GroupId, by: ViewName | undefined, look: Look = 'scroll'): void => {
    reveal(id)
    setAsked(({ turn }) => ({ id, by, turn: turn + 1, look }))
  }
  // Chosen elsewhere, in the panel or by Back: the cursor goes along. Chosen in a view, it is there already.
  const follow = useEffectEvent((id: GroupId) => {
    if (asked.id !== id && model.groups.has(id)) setCursor(id, undefined)
  })
  useEffect(() => follow(selectedId), [selectedId])

  return {
    model,
    shown,
    folded,
    filter,
    selectedId,
    markedIds,
    cursor,
    select: onSelect,
    openPanel: onOpenPanel,
    setCursor,
    ahead,
    showMoved(moved, id) {
      if (filter !== '') return undefined
      const opened = revealed(moved, folded, id)
      ahead.tell({ shown: createShownTree(moved, opened), id })
      let put: Cursor | undefined
      return () => {
        const by = isFocusInTree() ? cursor.by : undefined
        setKept(opened)
        setAsked(({ turn }) => {
          put ??= { id, by, turn: turn + 1, look: 'scroll' }
          return put
        })
      }
    },
    fold: (ids, fold) => setFolded(withFolds(folded, ids, fold)),
    foldToLevel: (level) => setFolded(level === undefined ? NOTHING_FOLDED : foldedBelow(model, level)),
    setFolded,
    setFilter: onFilter,
    toggleMark(id) {
      if (id === rootId) return
      setMarks((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      })
    },
    clearMarks: () => setMarks(new Set()),
  }
}
