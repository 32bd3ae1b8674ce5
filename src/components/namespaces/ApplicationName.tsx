import { shortId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { BundleBadge } from './BundleBadge.tsx'

/** Name and version of the application that a namespace runs. */
export function ApplicationName({ application }: { application: NamespaceSummary['application'] }) {
  const { applicationId, name, version } = application
  const title = name ?? application.package
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-2" title={applicationId}>
      {title === undefined ? (
        <code className="font-mono text-[0.85em]">{shortId(applicationId)}</code>
      ) : (
        <bdi className="min-w-0">{title}</bdi>
      )}
      {version !== undefined && <bdi className="text-muted">{version}</bdi>}
      <BundleBadge application={application} />
    </span>
  )
}
