import { Link } from 'react-router'
import type { GroupId } from '#shared/domain/ids.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

/** The pages of one namespace, in the order of the row of links. */
const PAGES = [
  ['map', paths.namespace],
  ['members', paths.namespaceMembers],
  ['invitations', paths.namespaceInvitations],
  ['versions', paths.namespaceVersions],
  ['settings', paths.namespaceSettings],
] as const
export type NamespacePage = (typeof PAGES)[number][0]

/** From one page of a namespace to the others. */
export function NamespaceTabs({ namespaceId, current }: { namespaceId: GroupId; current: NamespacePage }) {
  return (
    <nav aria-label={words.namespaces.pagesOfNamespace} className="mb-4 border-line border-b">
      <ul className="-mx-1.5 flex flex-wrap max-sm:justify-between sm:-mx-3">
        {PAGES.map(([page, to]) => (
          <li key={page}>
            <Link
              to={to(namespaceId)}
              // The panel of a group stands on the map's page too.
              aria-current={page === current ? 'page' : undefined}
              className="-mb-px inline-flex min-h-10 items-center border-transparent border-b-2 px-1.5 text-muted max-sm:text-sm sm:px-3 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-semibold aria-[current=page]:text-accent"
            >
              {words.namespaces.pages[page]}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
