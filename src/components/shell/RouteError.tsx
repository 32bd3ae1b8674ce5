import { useRouteError } from 'react-router'
import { NotFoundError } from '../../lib/not-found-error.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { NotFound } from './NotFound.tsx'

/** A page that could not be shown: what happened, and a way on. */
export function RouteError() {
  const error = useRouteError()
  if (error instanceof NotFoundError) return <NotFound />
  return (
    <>
      <PageHeader title={words.shell.broken.title} />
      {/* A part of the page that failed to load stays failed until the page is loaded anew; drafts survive that. */}
      <ErrorNotice error={error} onRetry={() => window.location.reload()}>
        <LinkButton to={paths.namespaces()}>{words.shell.broken.back}</LinkButton>
      </ErrorNotice>
    </>
  )
}
