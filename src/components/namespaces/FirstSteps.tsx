import { Trees } from 'lucide-react'
import { useNavigate } from 'react-router'
import { applicationList } from '../../api/applications.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { useRead } from '../../api/use-read.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { FirstStepList } from './FirstStepList.tsx'
import { stepsDone } from './first-steps.ts'
import { SampleButton } from './SampleButton.tsx'

const said = words.firstSteps

/** A node without namespaces: what they are, and how to come to the first. */
export function FirstSteps() {
  const api = useNodeApi()
  const navigate = useNavigate()
  const applications = useRead(applicationList(api))
  const hasApplication = (applications.data?.length ?? 0) > 0
  return (
    <EmptyState
      title={said.empty.title}
      icon={<Trees size={26} />}
      aside={
        <div className="border-line max-lg:border-t max-lg:pt-6 lg:w-80 lg:shrink-0 lg:border-l lg:pl-10">
          <h3 className="mb-3">{said.list.title}</h3>
          <FirstStepList done={stepsDone({ hasApplication, namespace: undefined, hasInvited: false })} />
        </div>
      }
      actions={
        <>
          {hasApplication ? (
            <LinkButton tone="primary" to={paths.createNamespace()}>
              {words.namespaces.create}
            </LinkButton>
          ) : (
            <SampleButton tone="primary" onInstalled={() => void navigate(paths.createNamespace())} />
          )}
          <LinkButton to={paths.join()}>{words.namespaces.joinByInvitation}</LinkButton>
          {!hasApplication && (
            <LinkButton tone="quiet" to={paths.applications()}>
              {said.empty.another}
            </LinkButton>
          )}
        </>
      }
    >
      <p>
        <Sentence of={said.empty.meaning(<strong className="text-ink">{said.empty.namespace}</strong>)} />
      </p>
      <p>{hasApplication ? said.empty.withApplication : said.empty.withoutApplication}</p>
      {applications.error !== null && <ErrorNotice error={applications.error} />}
    </EmptyState>
  )
}
