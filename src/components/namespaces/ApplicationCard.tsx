import { Link } from 'react-router'
import type { Application } from '#shared/wire/applications.ts'
import { formatBytes, plural } from '../../lib/format.ts'
import { paths } from '../../paths.ts'
import { Badge } from '../ui/Badge.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { applicationTitle } from './application-title.ts'

/** One installed application. */
export function ApplicationCard({ application }: { application: Application }) {
  const { id, description, package: packageName, size, source, version, versions, namespaceCount } = application
  const older = versions.filter((other) => other !== version)
  return (
    <article className="card flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2>
            <bdi>{applicationTitle(application)}</bdi>
          </h2>
          <p className="text-muted">
            <bdi>{packageName}</bdi>
          </p>
        </div>
        <Badge tone="accent">{version}</Badge>
      </div>
      {description !== undefined && description !== '' && (
        <p>
          <bdi>{description}</bdi>
        </p>
      )}
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        <div className="min-w-0">
          <dt className="text-muted">Id</dt>
          <dd>
            <CopyText text={id} label="application id" />
          </dd>
        </div>
        <div className="min-w-0">
          <dt className="text-muted">Size</dt>
          <dd>{formatBytes(size)}</dd>
        </div>
        {older.length > 0 && (
          <div className="min-w-0">
            <dt className="text-muted">Other versions on this node</dt>
            <dd>
              <bdi>{older.join(', ')}</bdi>
            </dd>
          </div>
        )}
        <div className="min-w-0 sm:col-span-2">
          <dt className="text-muted">Source</dt>
          <dd className="break-all">
            <bdi>{source === '' ? 'not told' : source}</bdi>
          </dd>
        </div>
      </dl>
      <p className="mt-auto text-sm">
        {namespaceCount === 0 ? (
          <span className="text-muted">No namespace here runs it yet.</span>
        ) : (
          <Link className="link" to={paths.namespaces({ application: id })}>
            Used by {plural(namespaceCount, 'namespace')}
          </Link>
        )}
      </p>
    </article>
  )
}
