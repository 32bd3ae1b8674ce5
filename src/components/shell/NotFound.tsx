import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** The address leads nowhere. */
export function NotFound() {
  return (
    <>
      <PageHeader title={words.shell.notFound.title}>{words.shell.notFound.why}</PageHeader>
      <div className="flex flex-wrap gap-3">
        <LinkButton tone="primary" to={paths.namespaces()}>
          {words.shell.notFound.namespaces}
        </LinkButton>
        <LinkButton to={paths.join()}>{words.shell.notFound.join}</LinkButton>
      </div>
    </>
  )
}
