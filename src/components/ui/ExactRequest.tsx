import type { WireRequest } from '../../api/node-api.ts'
import { words } from '../../words/words.ts'

/** A write as it goes over the wire, folded away for whoever wants to see it before it is sent. */
export function ExactRequest({ request, idempotencyKey }: { request: WireRequest; idempotencyKey: string }) {
  const { method, path, body } = request
  return (
    <details className="card p-4">
      <summary className="font-medium">{words.wizard.exactRequest}</summary>
      <pre className="mt-3 max-h-96 overflow-auto whitespace-pre-wrap rounded-control bg-sunken p-3 font-mono text-sm">
        {`${method} ${path}\nIdempotency-Key: ${idempotencyKey}\n\n${JSON.stringify(body, null, 2)}`}
      </pre>
    </details>
  )
}
