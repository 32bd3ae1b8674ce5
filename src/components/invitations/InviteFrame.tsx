import type { ReactNode } from 'react'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { INVITE_STEPS, type InviteStep, paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { Name, nameToText } from '../ui/Name.tsx'
import { Wizard, type WizardNext } from '../ui/Wizard.tsx'

type InviteFrameProps = {
  namespace: NamespaceSummary
  step: InviteStep
  isReachable(step: InviteStep): boolean
  next: WizardNext
  onStartOver?: (() => void) | undefined
  children: ReactNode
  below?: ReactNode
}

/** The wizard for inviting: what, how long, review, share. */
export function InviteFrame({ namespace, step, isReachable, ...rest }: InviteFrameProps) {
  const { namespaceId, alias } = namespace
  const said = words.invitations.wizard
  const before = INVITE_STEPS[INVITE_STEPS.indexOf(step) - 1]
  return (
    <Wizard
      name={said.name(nameToText(alias, namespaceId))}
      title={said.titles[step]}
      current={step}
      steps={INVITE_STEPS.map((id) => ({
        id,
        label: said.steps[id],
        to: paths.invite(namespaceId, id),
        reachable: isReachable(id),
      }))}
      breadcrumbs={[{ label: <Name alias={alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) }]}
      // What is made cannot be gone back on; it can be withdrawn.
      backTo={before === undefined || step === 'share' ? undefined : paths.invite(namespaceId, before)}
      {...rest}
    />
  )
}
