/** The questions of the wizard for a new namespace, one component each. */
import { aliasVerdict, utf8Length } from '#shared/domain/alias.ts'
import type { ApplicationId } from '#shared/domain/ids.ts'
import { ALIAS_BYTES_MAX } from '#shared/domain/limits.ts'
import type { PolicyKind } from '#shared/domain/policy.ts'
import type { Application } from '#shared/wire/applications.ts'
import type { WireRequest } from '../../api/node-api.ts'
import { formatBytes } from '../../lib/format.ts'
import { Badge } from '../ui/Badge.tsx'
import { RadioCards } from '../ui/RadioCards.tsx'
import { TextField } from '../ui/TextField.tsx'
import { applicationTitle } from './application-title.ts'
import { aliasProblem, type CreateDraft } from './create-draft.ts'
import { InstallForm } from './InstallForm.tsx'
import { POLICY_ORDER, POLICY_WORDS } from './policy-words.ts'
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
        <p>No application is installed on this node yet. Install one here, and go on.</p>
        <SampleButton tone="primary" onInstalled={onChoose} />
        <div className="border-line border-t pt-5">
          <InstallForm onInstalled={onChoose} />
        </div>
      </div>
    )
  return (
    <>
      <RadioCards
        legend="Application"
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
        <summary className="font-medium">Install another application</summary>
        <div className="pt-4">
          <InstallForm onInstalled={onChoose} />
        </div>
      </details>
    </>
  )
}

export function PolicyStep({ chosen, onChoose }: { chosen: PolicyKind; onChoose: (policy: PolicyKind) => void }) {
  return (
    <RadioCards
      legend="Upgrade policy"
      legendHidden
      value={chosen}
      onChange={onChoose}
      options={POLICY_ORDER.map((kind) => ({
        value: kind,
        label: POLICY_WORDS[kind].label,
        description: POLICY_WORDS[kind].sentence,
        aside: kind === 'LazyOnAccess' ? <Badge tone="accent">Default</Badge> : undefined,
      }))}
    />
  )
}

export function AliasStep({ alias, onChange }: { alias: string; onChange: (alias: string) => void }) {
  const verdict = alias === '' ? undefined : aliasVerdict(alias)
  return (
    <TextField
      label="Name (optional)"
      value={alias}
      onChange={onChange}
      error={verdict?.ok === false ? aliasProblem(alias) : undefined}
      aside={`${utf8Length(alias)} of ${ALIAS_BYTES_MAX} bytes`}
      description="All members see it. Without a name, the namespace is known by its id. It can be changed later."
    />
  )
}

type ReviewStepProps = { draft: CreateDraft; application: Application; request: WireRequest }

export function ReviewStep({ draft, application, request }: ReviewStepProps) {
  const { label, sentence } = POLICY_WORDS[draft.policy]
  return (
    <>
      <p className="card p-5 text-lg">
        This creates {draft.alias === '' ? 'a namespace without a name' : 'the namespace '}
        {draft.alias !== '' && <bdi className="font-semibold">{draft.alias}</bdi>} that runs{' '}
        <bdi className="font-semibold">{applicationTitle(application)}</bdi> <bdi>{application.version}</bdi>. This node
        coordinates it and is its first Admin.
      </p>
      <dl className="grid gap-4 sm:grid-cols-2">
        <div>
          <dt className="text-muted text-sm">Upgrade policy</dt>
          <dd>{label}</dd>
        </div>
        <div>
          <dt className="text-muted text-sm">What it means</dt>
          <dd>{sentence}</dd>
        </div>
      </dl>
      <details className="card p-4">
        <summary className="font-medium">Show the exact request</summary>
        <pre className="mt-3 overflow-auto whitespace-pre-wrap rounded-control bg-sunken p-3 font-mono text-sm">
          {`${request.method} ${request.path}\nIdempotency-Key: ${draft.idempotencyKey}\n\n${JSON.stringify(request.body, null, 2)}`}
        </pre>
      </details>
    </>
  )
}
