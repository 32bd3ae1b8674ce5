import { Package } from 'lucide-react'
import { applicationList } from '../../api/applications.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { ApplicationCard } from '../../components/namespaces/ApplicationCard.tsx'
import { InstallForm } from '../../components/namespaces/InstallForm.tsx'
import { SampleButton } from '../../components/namespaces/SampleButton.tsx'
import { LinkButton } from '../../components/ui/Button.tsx'
import { EmptyState } from '../../components/ui/EmptyState.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { useToasts } from '../../components/ui/Toasts.tsx'
import { paths } from '../../paths.ts'

export function Component() {
  const api = useNodeApi()
  const { show } = useToasts()
  const { data: applications, error, refetch } = useRead(applicationList(api))
  const onInstalled = () => show({ tone: 'success', text: 'The application is installed.' })
  return (
    <>
      <PageHeader
        title="Applications"
        actions={
          applications !== undefined &&
          applications.length > 0 && (
            <LinkButton tone="primary" to={paths.createNamespace()}>
              Create a namespace
            </LinkButton>
          )
        }
      >
        What is installed on this node. A namespace runs one of them.
      </PageHeader>
      <div className="flex flex-col gap-10">
        {applications === undefined && error !== null && (
          <ErrorNotice
            error={error}
            title="The applications could not be read"
            onRetry={() => {
              void refetch()
            }}
          />
        )}
        {applications === undefined && error === null && <Loading label="Reading the applications…" />}
        {applications?.length === 0 && (
          <EmptyState
            title="No application is installed"
            icon={<Package size={26} />}
            actions={<SampleButton tone="primary" onInstalled={onInstalled} />}
          >
            <p>
              An application is a signed bundle of WebAssembly. Install the sample that comes with this node to try
              everything out, or one of your own below.
            </p>
          </EmptyState>
        )}
        {applications !== undefined && applications.length > 0 && (
          <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
            {applications.map((application) => (
              <li key={application.id} className="grid min-w-0">
                <ApplicationCard application={application} />
              </li>
            ))}
          </ul>
        )}
        <section aria-labelledby="install" className="card flex max-w-2xl flex-col gap-5 p-5">
          <h2 id="install">Install an application</h2>
          <InstallForm onInstalled={onInstalled} />
          {applications !== undefined && applications.length > 0 && (
            <div className="flex flex-col gap-2 border-line border-t pt-5">
              <p className="text-muted">Or the small one that comes with this node:</p>
              <SampleButton onInstalled={onInstalled} />
            </div>
          )}
        </section>
      </div>
    </>
  )
}
