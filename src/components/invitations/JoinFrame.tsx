import type { ReactNode } from 'react'
import { JOIN_STEPS, type JoinStep, paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { Wizard, type WizardNext } from '../ui/Wizard.tsx'

type JoinFrameProps = {
  step: JoinStep
  /** An invitation was brought, so it can be looked at again. */
  isBrought?: boolean
  next?: WizardNext | undefined
  onStartOver?: (() => void) | undefined
  children: ReactNode
  below?: ReactNode
}

/** The wizard for joining: put in, check, joined. */
export function JoinFrame({ step, isBrought = false, ...rest }: JoinFrameProps) {
  const { wizard, steps, titles } = words.joining
  const reachable: Record<JoinStep, boolean> = { paste: true, check: isBrought, joined: false }
  return (
    <Wizard
      name={wizard}
      title={titles[step]}
      current={step}
      steps={JOIN_STEPS.map((id) => ({
        id,
        label: steps[id],
        to: id === 'paste' ? paths.join() : paths.joinCheck(),
        reachable: reachable[id],
      }))}
      backTo={step === 'check' ? paths.join() : undefined}
      {...rest}
    />
  )
}
