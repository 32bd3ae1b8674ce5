import { useId } from 'react'
import { Link } from 'react-router'
import type { Application } from '#shared/wire/applications.ts'
import { VersionList } from '../../components/applications/VersionList.tsx'
import { applicationTitle } from '../../components/namespaces/application-title.ts'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const say = words.applications.card

/** One installed application, with its versions side by side. */
export function ApplicationSection({ application }: { application: Application }) {
  const { id, description, package: packageName, namespaceCount, signer_id: signerId } = application
  const titleId = useId()
  return (
    <article aria-labelledby={titleId} className="card flex flex-col gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <h2 id={titleId}>
            <bdi>{applicationTitle(application)}</bdi>
          </h2>
          <p className="text-muted">
            <bdi>{packageName}</bdi>
          </p>
        </div>
        <p className="text-sm">
          {namespaceCount === 0 ? (
            <span className="text-muted">{say.unused}</span>
          ) : (
            <Link className="link" to={paths.namespaces({ application: id })}>
              {say.usedBy(namespaceCount)}
            </Link>
          )}
        </p>
      </div>
      {description !== undefined && description !== '' && (
        <p>
          <bdi>{description}</bdi>
        </p>
      )}
      <dl className="flex flex-wrap gap-x-8 gap-y-2 text-sm">
        <div className="min-w-0">
          <dt className="text-muted">{say.id}</dt>
          <dd>
            <CopyText text={id} label={say.idLabel} />
          </dd>
        </div>
        <div className="min-w-0">
          <dt className="text-muted">{say.signer}</dt>
          <dd>
            {signerId === undefined || signerId === '' ? (
              say.unsigned
            ) : (
              <CopyText text={signerId} label={say.signerLabel} />
            )}
          </dd>
        </div>
      </dl>
      <VersionList application={application} />
    </article>
  )
}
