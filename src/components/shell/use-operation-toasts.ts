import { useCallback } from 'react'
import type { NodeEvent } from '#shared/wire/events.ts'
import { cutServerText } from '../../api/api-error.ts'
import { useNodeApi, useNodeEvents } from '../../api/NodeApiContext.tsx'
import { words } from '../../words/words.ts'
import { useToasts } from '../ui/Toasts.tsx'

/** Says what became of a change whose answer was lost, as soon as the node knows. */
export function useOperationToasts(): void {
  const api = useNodeApi()
  const { show } = useToasts()
  const listener = useCallback(
    (event: NodeEvent) => {
      if (event.type !== 'operation.resolved') return
      api.operation(event.operationId).then(
        ({ state, error }) => {
          if (state === 'applied') show({ tone: 'success', text: words.shell.lateAnswer.applied })
          else if (state === 'refused')
            show({ tone: 'error', text: words.shell.lateAnswer.refused(cutServerText(error ?? '')) })
        },
        (error: unknown) => console.warn('What became of a change could not be read.', error),
      )
    },
    [api, show],
  )
  useNodeEvents(listener)
}
