import './lib/schema-setup.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import type { GroupId } from '#shared/domain/ids.ts'
import { createClient } from './api/client.ts'
import { connectNode } from './api/connect.ts'
import type { Exchange } from './api/exchange.ts'
import { readMap } from './api/namespaces.ts'
import { createQueryClient } from './api/query-client.ts'
import { isJoinAddress, storeArrivedToken } from './components/invitations/arrived-token.ts'
import { NodeGate } from './components/shell/NodeGate.tsx'
import { AnnouncerProvider } from './components/ui/Announcer.tsx'
import { ToastProvider } from './components/ui/Toasts.tsx'
import { keepFocus } from './lib/keep-focus.ts'
import { reportFailure } from './lib/report-failure.ts'
import { routes } from './routes.tsx'

/** What comes within this time is shown at once, without a word about waiting for it. */
const PATIENCE_MS = 200

type Opened = {
  exchange: Exchange
  /** Where the dashboard is served. */
  dashboardPath: string
  /** Of the map that the address names, if it names one. */
  namespaceId: GroupId | undefined
}

/** Shows the dashboard in the page. */
export async function showDashboard({ exchange, dashboardPath, namespaceId }: Opened): Promise<void> {
  storeArrivedToken() // first of all: until then an invitation stands in the address bar
  keepFocus(document)
  const client = createClient(exchange)
  const queryClient = createQueryClient()
  const router = createBrowserRouter(routes, { basename: dashboardPath })

  const api = await soon(connectNode(client))
  if (api !== undefined && namespaceId !== undefined) await soon(readMap(queryClient, api, namespaceId))

  // An invitation can be read and checked without a node. When this does not load, the gate says that none answers.
  const withoutNode = isJoinAddress(location.pathname)
    ? await import('./components/invitations/JoinWithoutNode.tsx').catch(() => undefined)
    : undefined

  const root = document.getElementById('root')
  if (root === null) throw new TypeError('The page has no element named root.')
  // What a boundary catches, the router reports.
  createRoot(root, { onCaughtError: () => undefined }).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <AnnouncerProvider>
          <ToastProvider>
            <NodeGate client={client} connected={api} WithoutNode={withoutNode?.JoinWithoutNode}>
              <RouterProvider router={router} onError={reportFailure} />
            </NodeGate>
          </ToastProvider>
        </AnnouncerProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}

/** undefined when it fails or takes long: whoever shows it asks again, and says what is wrong. */
const soon = <Value,>(promise: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([promise.catch(() => undefined), new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS))])
