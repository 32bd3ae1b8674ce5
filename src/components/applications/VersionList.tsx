import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { Application, ApplicationVersion, BundleUse } from '#shared/wire/applications.ts'
import { applicationVersions } from '../../api/applications.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { formatBytes } from '../../lib/format.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { Badge } from '../ui/Badge.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { Name } from '../ui/Name.tsx'
import { Time } from '../ui/Time.tsx'
import { UninstallButton } from './UninstallButton.tsx'

const say = words.applications

/** Every version of one application on this node, the newest first, with what uses it. */
export function VersionList({ application }: { application: Application }) {
  const { data, error, refetch } = useRead(applicationVersions(useNodeApi(), application.id))
  if (data === undefined)
    return error === null ? (
      <Loading label={say.card.loadingVersions} rows={1} />
    ) : (
      <ErrorNotice error={error} title={say.card.versionsNotRead} onRetry={() => void refetch()} />
    )
  return (
    <ul aria-label={say.card.versions} className="grid gap-3 lg:grid-cols-2">
      {data.map((version, index) => (
        <li key={version.appKey} className="flex min-w-0 flex-col gap-3 rounded-control border border-line p-4">
          <VersionCard application={application} version={version} isNewest={index === 0 && data.length > 1} />
        </li>
      ))}
    </ul>
  )
}

type CardProps = { application: Application; version: ApplicationVersion; isNewest: boolean }

function VersionCard({ application, version: one, isNewest }: CardProps) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h3 className="flex items-center gap-2">
          <bdi>{one.version}</bdi>
          {isNewest && <Badge tone="accent">{say.card.newest}</Badge>}
        </h3>
        <UninstallButton application={application} version={one} />
      </div>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <Fact label={say.version.size}>{formatBytes(one.size)}</Fact>
        <Fact label={say.version.installed}>
          <Time timeMs={one.installedAtMs} />
        </Fact>
        <Fact label={say.version.source}>
          <bdi className="break-all">{one.source === '' ? say.version.sourceUnknown : one.source}</bdi>
        </Fact>
        <Fact label={say.version.uses}>
          {one.uses.length === 0 ? <span className="text-muted">{say.version.noUses}</span> : <Uses uses={one.uses} />}
        </Fact>
      </dl>
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  )
}

function Uses({ uses }: { uses: readonly BundleUse[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {uses.map(({ namespaceId, alias, as, contextCount }) => (
        <li key={namespaceId}>
          <Link className="link" to={paths.namespaceVersions(namespaceId)}>
            <Name alias={alias} id={namespaceId} />
          </Link>{' '}
          <span className="text-muted">
            {as
              .map((role) => (role === 'contexts' ? say.version.contexts(contextCount) : say.version.as[role]))
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
