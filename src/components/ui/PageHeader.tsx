import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { words } from '../../words/words.ts'

export type Crumb = { label: ReactNode; to: string }

type PageHeaderProps = {
  title: ReactNode
  /** Of the browser's tab; absent means the title, which then must be a string. */
  documentTitle?: string
  breadcrumbs?: readonly Crumb[]
  /** Right of the title. */
  actions?: ReactNode
  /** A sentence or two below the title. */
  children?: ReactNode
  /** A new value moves the focus to the title again, e.g. the step of a wizard. */
  focusKey?: string
}

/** The page's only h1. After a navigation it takes the focus, so that everybody lands at the top of what is new. */
export function PageHeader(props: PageHeaderProps) {
  const { title, documentTitle, breadcrumbs = [], actions, children, focusKey = '' } = props
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirstPage = useLocation().key === 'default'
  const wasFirstPage = useRef(isFirstPage)

  // biome-ignore lint/correctness/useExhaustiveDependencies: A changed key means "focus again".
  useEffect(() => {
    if (!wasFirstPage.current) heading.current?.focus()
    wasFirstPage.current = false
  }, [focusKey])

  const tabTitle = documentTitle ?? (typeof title === 'string' ? title : undefined)
  return (
    <div className="mb-6 flex flex-col gap-2">
      {tabTitle !== undefined && <title>{words.shell.tabTitle(tabTitle)}</title>}
      <Breadcrumbs crumbs={breadcrumbs} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 max-w-full flex-col gap-2">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {children !== undefined && <div className="max-w-prose text-muted">{children}</div>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:[&>a]:grow">{actions}</div>}
      </div>
    </div>
  )
}

/** Where this page is, from the top down; the page itself is named by its title. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null
  return (
    <nav aria-label={words.ui.breadcrumbs}>
      <ol className="flex flex-wrap items-center gap-x-2 text-muted text-sm">
        {crumbs.map(({ label, to }, index) => (
          <li key={to} className="flex min-w-0 items-center gap-2">
            {index > 0 && <span aria-hidden>/</span>}
            <Link to={to} className="link min-w-6 truncate leading-6">
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
