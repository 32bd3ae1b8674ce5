/** A namespace that cannot be shown: what happened to it, and a way on. */
import type * as z from 'zod/mini'
import { shortId } from '#shared/domain/ids.ts'
import { deletedDetailsSchema } from '#shared/wire/namespaces.ts'
import { ApiError } from '../../api/errors.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Time } from '../ui/Time.tsx'

type Deleted = z.infer<typeof deletedDetailsSchema>
export type Ending = { kind: 'deleted'; details: Deleted | undefined } | { kind: 'absent' }

export function errorToEnding(error: unknown): Ending | undefined {
  if (!(error instanceof ApiError)) return undefined
  if (error.code === 'namespace_deleted') {
    const details = deletedDetailsSchema.safeParse(error.details)
    return { kind: 'deleted', details: details.success ? details.data : undefined }
  }
  return error.code === 'namespace_not_found' || error.code === 'not_a_member' || error.code === 'group_not_found'
    ? { kind: 'absent' }
    : undefined
}

export function NamespaceEnding({ ending }: { ending: Ending }) {
  return ending.kind === 'deleted' ? <DeletedNamespace details={ending.details} /> : <AbsentNamespace />
}

function DeletedNamespace({ details }: { details: Deleted | undefined }) {
  return (
    <>
      <PageHeader title="This namespace was deleted" breadcrumbs={[{ label: 'Namespaces', to: paths.namespaces() }]} />
      <section className="card flex flex-col items-start gap-4 p-6">
        {details !== undefined && (
          <p>
            {details.alias === undefined ? 'It' : <bdi className="font-semibold">{details.alias}</bdi>} was deleted by{' '}
            <CopyText text={details.deletedBy} label="identity" shown={shortId(details.deletedBy)} /> at{' '}
            <Time timeMs={details.deletedAtMs} />.
          </p>
        )}
        <p className="text-muted">Its groups and contexts went with it, on every node. This cannot be undone.</p>
        <LinkButton tone="primary" to={paths.namespaces()}>
          Back to the namespaces
        </LinkButton>
      </section>
    </>
  )
}

function AbsentNamespace() {
  return (
    <>
      <PageHeader
        title="This node does not take part in this namespace"
        breadcrumbs={[{ label: 'Namespaces', to: paths.namespaces() }]}
      />
      <section className="card flex flex-col items-start gap-4 p-6">
        <p>
          Either there is no such namespace, or this node has not joined it. Ask a member for an invitation link, and
          open it here.
        </p>
        <div className="flex flex-wrap gap-3">
          <LinkButton tone="primary" to={paths.join()}>
            Join with an invitation
          </LinkButton>
          <LinkButton to={paths.namespaces()}>Back to the namespaces</LinkButton>
        </div>
      </section>
    </>
  )
}
