import { Trees } from 'lucide-react'
import { useNavigate } from 'react-router'
import { applicationList } from '../../api/applications.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { SampleButton } from './SampleButton.tsx'

/** A node without namespaces: what they are, and how to come to the first. */
export function FirstSteps() {
  const api = useNodeApi()
  const navigate = useNavigate()
  const applications = useRead(applicationList(api))
  const hasApplication = (applications.data?.length ?? 0) > 0
  return (
    <EmptyState
      title="Nothing grows here yet"
      icon={<Trees size={26} />}
      actions={
        <>
          {hasApplication ? (
            <LinkButton tone="primary" to={paths.createNamespace()}>
              Create a namespace
            </LinkButton>
          ) : (
            <SampleButton tone="primary" onInstalled={() => void navigate(paths.createNamespace())} />
          )}
          <LinkButton to={paths.join()}>Join by invitation</LinkButton>
          {!hasApplication && (
            <LinkButton tone="quiet" to={paths.applications()}>
              Install another application
            </LinkButton>
          )}
        </>
      }
    >
      <p>
        A <strong className="text-ink">namespace</strong> is where the nodes of your people work together. It runs one
        application, has members, and is a tree of groups below a root. Other nodes join it by an invitation that you
        send them.
      </p>
      {hasApplication ? (
        <p>An application is installed, so you can create one now, or join one that somebody invited you to.</p>
      ) : (
        <p>
          A namespace needs an application first. This node brings a small sample, signed and ready: install it in one
          click, and you go on to create your first namespace.
        </p>
      )}
      {applications.error !== null && <ErrorNotice error={applications.error} />}
    </EmptyState>
  )
}
