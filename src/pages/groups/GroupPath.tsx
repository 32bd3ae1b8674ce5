import { useState } from 'react'
import type { GroupId } from '#shared/domain/ids.ts'
import { ancestry } from '#shared/domain/tree.ts'
import type { TreeModel } from '../../components/tree/tree-model.ts'
import { words } from '../../words/words.ts'
import { GroupLink } from './GroupLink.tsx'

/** Of a longer path the first and the last two are shown, and the rest when it is asked for. */
const SHOWN_MAX = 4

/** The way down from the root, without the group itself. */
export function GroupPath({ model, groupId }: { model: TreeModel; groupId: GroupId }) {
  const [whole, setWhole] = useState(false)
  const above = ancestry(model.tree, groupId).slice(1).reverse()
  if (above.length === 0) return null
  const cut = !whole && above.length > SHOWN_MAX
  const step = (id: GroupId, unfolded = false) => (
    <li key={id} className="flex min-w-0 max-w-full items-center gap-1.5">
      <GroupLink
        namespaceId={model.rootId}
        groupId={id}
        className="link min-w-6 truncate leading-6"
        // The button that held the focus is gone.
        ref={unfolded ? takeFocus : undefined}
      >
        <bdi>{model.groups.get(id)?.label}</bdi>
      </GroupLink>
      <Slash />
    </li>
  )
  return (
    <nav aria-label={words.groups.panel.path}>
      <ol className="flex flex-wrap items-center gap-x-1.5 text-sm">
        {above.slice(0, 1).map((id) => step(id))}
        {cut && (
          <li className="flex items-center gap-1.5">
            <button
              type="button"
              aria-label={words.groups.panel.showBetween(above.length - 3)}
              onClick={() => setWhole(true)}
              className="link min-w-6 leading-6"
            >
              …
            </button>
            <Slash />
          </li>
        )}
        {above.slice(cut ? -2 : 1).map((id, index) => step(id, whole && index === 0))}
      </ol>
    </nav>
  )
}

const Slash = () => (
  <span aria-hidden className="text-muted">
    /
  </span>
)

const takeFocus = (link: HTMLAnchorElement | null): void => link?.focus()
