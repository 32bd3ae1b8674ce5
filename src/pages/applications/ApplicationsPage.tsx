import { Package } from 'lucide-react'
import { applicationList } from '../../api/applications.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { InstallOptions } from '../../components/applications/InstallOptions.tsx'
import { useTellInstalled } from '../../components/applications/use-tell-installed.ts'
import { SampleButton } from '../../components/namespaces/SampleButton.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { ApplicationSection } from './ApplicationSection.tsx'

const say = words.applications

export function Component() {
  const { data: applications, error, refetch } = useRead(applicationList(useNodeApi()))
  const onInstalled = useTellInstalled()
  const isEmpty = applications?.length === 0
  return (
    <>
      <PageHeader
        title={say.title}
        actions={
          applications !== undefined &&
          !isEmpty && (
            <LinkButton tone="primary" to={paths.createNamespace()}>
              {say.createNamespace}
            </LinkButton>
          )
        }
      >
        {say.intro}
      </PageHeader>
      <div className="flex flex-col gap-8">
        {applications === undefined &&
          (error === null ? (
            <Loading label={say.loading} />
          ) : (
            <ErrorNotice error={error} title={say.notRead} onRetry={() => void refetch()} />
          ))}
        {isEmpty && (
          <EmptyState
            title={say.empty.title}
            icon={<Package size={26} />}
            actions={<SampleButton tone="primary" onInstalled={(_, installed) => onInstalled(installed)} />}
          >
            <p>{say.empty.text}</p>
          </EmptyState>
        )}
        {applications?.map((application) => (
          <ApplicationSection key={application.id} application={application} />
        ))}
        <section aria-labelledby="install" className="card flex max-w-3xl flex-col gap-5 p-5">
          <h2 id="install">{say.install.title}</h2>
          <p className="text-muted">{say.install.intro}</p>
          <InstallOptions withSample={!isEmpty} />
        </section>
      </div>
    </>
  )
}
