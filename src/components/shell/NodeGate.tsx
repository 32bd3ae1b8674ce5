import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import type { Client } from '../../api/client.ts'
import { connectNode } from '../../api/connect.ts'
import { NodeApiProvider } from '../../api/NodeApiContext.tsx'
import type { NodeApi } from '../../api/node-api.ts'
import { words } from '../../words/words.ts'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { Loading } from '../ui/Loading.tsx'
import { GroveMark } from './GroveMark.tsx'

const AGAIN_MS = 2000

type Props = {
  client: Client
  /** A node that has said already what it can do. */
  connected: NodeApi | undefined
  /** What can be shown while no node answers, at addresses that have such a thing. */
  WithoutNode: ComponentType<{ onRetry(): void }> | undefined
  children: ReactNode
}

/** Asks the node what it can do before anything is shown, and keeps asking while it does not answer. */
export function NodeGate({ client, connected, WithoutNode, children }: Props) {
  const [state, setState] = useState<{ api?: NodeApi | undefined; error?: unknown }>({ api: connected })
  const [asked, setAsked] = useState(0)
  const isOpen = state.api !== undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: Another number means "ask again now".
  useEffect(() => {
    if (isOpen) return
    const gone = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const attempt = async () => {
      try {
        setState({ api: await connectNode(client, { signal: gone.signal }) })
      } catch (error) {
        if (gone.signal.aborted) return
        setState({ error })
        timer = setTimeout(() => void attempt(), AGAIN_MS)
      }
    }
    void attempt()
    return () => {
      gone.abort()
      clearTimeout(timer)
    }
  }, [client, isOpen, asked])

  if (state.api !== undefined) return <NodeApiProvider api={state.api}>{children}</NodeApiProvider>
  return (
    <main className="mx-auto flex max-w-xl flex-col gap-6 p-6 pt-16">
      <h1 className="flex items-center gap-3">
        <GroveMark size={40} /> {words.shell.grove}
      </h1>
      {state.error === undefined ? (
        <Loading label={words.shell.connecting} rows={0} />
      ) : WithoutNode === undefined ? (
        <ErrorNotice error={state.error} />
      ) : (
        <WithoutNode onRetry={() => setAsked(asked + 1)} />
      )}
    </main>
  )
}
