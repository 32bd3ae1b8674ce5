import { paths } from '../../paths.ts'
import { LinkButton } from '../ui/Button.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'

/** The address leads nowhere. */
export function NotFound() {
  return (
    <>
      <PageHeader title="There is no page at this address">
        The link may be cut off or from another version of Grove.
      </PageHeader>
      <div className="flex flex-wrap gap-3">
        <LinkButton tone="primary" to={paths.namespaces()}>
          See your namespaces
        </LinkButton>
        <LinkButton to={paths.join()}>Join by an invitation</LinkButton>
      </div>
    </>
  )
}
