/** The questions of the wizard for a new namespace, one component each. */
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { ApplicationId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import type { Application } from '#shared/wire/applications.ts'
import type { WireRequest } from '../../api/node-api.ts'
import { formatBytes } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { Badge } from '../ui/Badge.tsx'
import { ExactRequest } from '../ui/ExactRequest.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { Sentence } from '../ui/Sentence.tsx'
import { TextField } from '../ui/TextField.tsx'
import { applicationTitle } from './application-title.ts'
import { aliasProblem, type CreateDraft } from './create-draft.ts'
import { InstallForm } from './InstallForm.tsx'
import { POLICY_WORDS } from './policy-words.ts'
import { SampleButton } from './SampleButton.tsx'

type ApplicationStepProps = {
  applications: readonly Application[]
  chosen: ApplicationId | undefined
  onChoose: (applicationId: ApplicationId) => void
}

export function ApplicationStep({ applications, chosen, onChoose }: ApplicationStepProps) {
  if (applications.length === 0)
    return (
      <div className="card flex flex-col gap-6 p-5">
        <p>{words.creating.application.none}</p>
        <SampleButton tone="primary" onInstalled={onChoose} />
        <div className="border-line border-t pt-5">
          <InstallForm onInstalled={onChoose} />
        </div>
      </div>
    )
  return (
    <>
      <RadioCards
        legend={words.creating.application.legend}
        legendHidden
        value={chosen}
        onChange={onChoose}
        options={applications.map((application) => ({
          value: application.id,
          label: <bdi>{applicationTitle(application)}</bdi>,
          description: (
            <>
              {application.description !== undefined && <bdi>{application.description} </bdi>}
              <bdi>{application.package}</bdi>, {formatBytes(application.size)}
            </>
          ),
          aside: <Badge>{application.version}</Badge>,
        }))}
      />
      <details className="card p-4">
        <summary className="font-medium">{words.creating.application.another}</summary>
        <div className="pt-4">
          <InstallForm onInstalled={onChoose} />
        </div>
      </details>
    </>
  )
}

export function AliasStep({ alias, onChange }: { alias: string; onChange: (alias: string) => void }) {
  const verdict = alias === '' ? undefined : aliasVerdict(alias)
  return (
    <TextField
      label={words.creating.alias.label}
      value={alias}
      onChange={onChange}
      error={verdict?.ok === false ? aliasProblem(alias) : undefined}
      aside={words.creating.alias.bytes(utf8Length(alias), ALIAS_BYTES_MAX)}
      description={words.creating.alias.description}
    />
  )
}

type ReviewStepProps = { draft: CreateDraft; application: Application; request: WireRequest }

export function ReviewStep({ draft, application, request }: ReviewStepProps) {
  const said = words.creating.review
  const { label, sentence } = POLICY_WORDS[draft.policy.kind]
  const alias = draft.alias === '' ? undefined : <bdi className="font-semibold">{draft.alias}</bdi>
  const title = (
    <>
      <bdi className="font-semibold">{applicationTitle(application)}</bdi> <bdi>{application.version}</bdi>
    </>
  )
  return (
    <>
      <p className="card p-5 text-lg">
        <Sentence of={said.effect(alias, title)} />
      </p>
      <dl className="grid gap-4 sm:grid-cols-2">
        <div>
          <dt className="text-muted text-sm">{said.policy}</dt>
          <dd>{label}</dd>
        </div>
        {draft.policy.kind === 'Coordinated' && (
          <div>
            <dt className="text-muted text-sm">{said.lead}</dt>
            <dd>
              {draft.policy.leadAmount} {words.upgrades.policy.units[draft.policy.leadUnit]}
            </dd>
          </div>
        )}
        <div>
          <dt className="text-muted text-sm">{said.meaning}</dt>
          <dd>{sentence}</dd>
        </div>
      </dl>
      <ExactRequest request={request} idempotencyKey={draft.idempotencyKey} />
    </>
  )
}
