import './lib/schema-setup.ts'
import './styles.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { createClient } from './api/client.ts'
import { createQueryClient } from './api/query-client.ts'
import { storeArrivedToken } from './components/invitations/arrived-token.ts'
import { NodeGate } from './components/shell/NodeGate.tsx'
import { AnnouncerProvider } from './components/ui/Announcer.tsx'
import { ToastProvider } from './components/ui/Toasts.tsx'
import { basePathOf } from './lib/base-path.ts'
import { reportFailure } from './lib/report-failure.ts'
import { routes } from './routes.tsx'

storeArrivedToken() // first of all: until then an invitation stands in the address bar
const { apiPath, dashboardPath } = basePathOf(location.pathname)
const client = createClient(apiPath)
const queryClient = createQueryClient()
const router = createBrowserRouter(routes, { basename: dashboardPath })

const root = document.getElementById('root')
if (root === null) throw new TypeError('The page has no element named root.')
// What a boundary catches, the router reports.
createRoot(root, { onCaughtError: () => undefined }).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <AnnouncerProvider>
        <ToastProvider>
          <NodeGate client={client}>
            <RouterProvider router={router} onError={reportFailure} />
          </NodeGate>
        </ToastProvider>
      </AnnouncerProvider>
    </QueryClientProvider>
  </StrictMode>,
)
