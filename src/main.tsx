import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import './lib/schema-setup.ts'
import { createClient } from './api/client.ts'
import { connectNode } from './api/connect.ts'
import type { Exchange } from './api/exchange.ts'
import { keepMap } from './api/namespaces.ts'
import { createQueryClient } from './api/query-client.ts'
import { isJoinAddress, storeArrivedToken } from './components/invitations/arrived-token.ts'
import { NodeGate } from './components/shell/NodeGate.tsx'
import { AnnouncerProvider } from './components/ui/Announcer.tsx'
import { ToastProvider } from './components/ui/Toasts.tsx'
import { keepFocus } from './lib/keep-focus.ts'
import { reportFailure } from './lib/report-failure.ts'
import { within } from './lib/within.ts'
import type { OpenedMap } from './open-map.ts'
import { routes } from './routes.tsx'

/** What comes within this time is shown at once, without a word about waiting for it. */
const PATIENCE_MS = 200

type Opened = {
  /** What is in it is replaced. */
  root: HTMLElement
  exchange: Exchange
  /** Where the dashboard is served. */
  dashboardPath: string
  /** Of the map that the address names, if it names one. */
  map: OpenedMap | undefined
}

/** Shows the dashboard in the page. */
export async function showDashboard({ root, exchange, dashboardPath, map }: Opened): Promise<void> {
  storeArrivedToken() // first of all: until then an invitation stands in the address bar
  keepFocus(document)
  const client = createClient(exchange)
  const queryClient = createQueryClient()
  const router = createBrowserRouter(routes, { basename: dashboardPath })

  const [api, data] = await Promise.all([
    within(PATIENCE_MS, connectNode(client)),
    map &&
      within(
        PATIENCE_MS,
        map.picture.then(() => map.data),
      ),
  ])
  if (api !== undefined && data !== undefined) await within(PATIENCE_MS, keepMap(queryClient, api, data))
  exchange.forgetAhead()

  // An invitation can be read and checked without a node. When this does not load, the gate says that none answers.
  const withoutNode = isJoinAddress(location.pathname)
    ? await import('./components/invitations/JoinWithoutNode.tsx').catch(() => undefined)
    : undefined

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
