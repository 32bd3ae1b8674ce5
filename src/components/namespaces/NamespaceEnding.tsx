/** A namespace that cannot be shown: what happened to it, and a way on. */
import type { ReactNode } from 'react'
import type * as z from 'zod/mini'
import { shortId } from '#shared/domain/ids.ts'
import { deletedDetailsSchema } from '#shared/wire/namespaces.ts'
import { ApiError } from '../../api/api-error.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { LinkButton } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { Time } from '../ui/Time.tsx'

const said = words.namespaces
const CRUMBS = [{ label: said.namespaces, to: paths.namespaces() }]

type Deleted = z.infer<typeof deletedDetailsSchema>
type Ending = { kind: 'deleted'; details: Deleted | undefined } | { kind: 'absent' }

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
      <PageHeader title={said.deleted.title} breadcrumbs={CRUMBS} />
      <section className="card flex max-w-2xl flex-col items-start gap-4 p-6">
        {details !== undefined && (
          <p>
            <Sentence
              of={said.deleted.by<ReactNode>(
                details.alias === undefined ? said.deleted.it : <bdi className="font-semibold">{details.alias}</bdi>,
                <CopyText text={details.deletedBy} label={said.identityCopied} shown={shortId(details.deletedBy)} />,
                <Time timeMs={details.deletedAtMs} />,
              )}
            />
          </p>
        )}
        <p className="text-muted">{said.deleted.effect}</p>
        <LinkButton tone="primary" to={paths.namespaces()}>
          {said.backToAll}
        </LinkButton>
      </section>
    </>
  )
}

function AbsentNamespace() {
  return (
    <>
      <PageHeader title={said.absent.title} breadcrumbs={CRUMBS} />
      <section className="card flex max-w-2xl flex-col items-start gap-4 p-6">
        <p>{said.absent.why}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton tone="primary" to={paths.join()}>
            {said.absent.join}
          </LinkButton>
          <LinkButton to={paths.namespaces()}>{said.backToAll}</LinkButton>
        </div>
      </section>
    </>
  )
}
