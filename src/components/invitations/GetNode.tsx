import { words } from '../../words/words.ts'
import { CopyButton } from './CopyBlock.tsx'

/** For whoever was invited before they had a node: how to get one, and what to do with the invitation then. */
export function GetNode({ token }: { token: string }) {
  const { heading, steps, command, copyCommand, copyInvitation } = words.joining.getNode
  return (
    <details className="card p-4">
      <summary className="font-medium">{heading}</summary>
      <div className="mt-4 flex flex-col items-start gap-4">
        <ol className="flex list-decimal flex-col gap-2 pl-5">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <pre className="w-full overflow-auto rounded-control bg-sunken p-3 font-mono text-sm">{command}</pre>
        <div className="flex flex-wrap gap-3">
          <CopyButton text={command} label={copyCommand} />
          <CopyButton text={token} label={copyInvitation} />
        </div>
      </div>
    </details>
  )
}
