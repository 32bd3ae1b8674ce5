/** The first module of the page, and a small one: what a map is made of is asked for while the program loads. */
import './styles.css'
import { readsOfMap } from './api/dialects/embedded-paths.ts'
import { createExchange } from './api/exchange.ts'
import { basePathOf } from './lib/base-path.ts'
import { mapAddressToId } from './paths.ts'

const { apiPath, dashboardPath } = basePathOf(location.pathname)
const exchange = createExchange(apiPath)
const namespaceId = mapAddressToId(location.pathname.slice(dashboardPath.length))
if (namespaceId !== undefined) {
  for (const path of readsOfMap(namespaceId)) exchange.readAhead(path)
  // The router asks for the same page, and says so when it does not come.
  import('./pages/map/NamespacePage.tsx').catch(() => undefined)
}
// Not awaited at the top level: the program imports parts of this module's file, and would wait for it for ever.
void import('./main.tsx').then(({ showDashboard }) => showDashboard({ exchange, dashboardPath, namespaceId }))
