/**
 * The first module of the page, and a small one; it runs without waiting for the styles. What a map is made of is asked
 * for at once, and drawn before the program that shows everything else is made ready: that takes as long as the picture
 * itself.
 */
import './styles.css'
import { CAPABILITIES_PATH, readsOfMap } from './api/dialects/embedded-paths.ts'
import { createExchange } from './api/exchange.ts'
import { basePathOf } from './lib/base-path.ts'
import { pageReady } from './lib/page-ready.ts'
import { within } from './lib/within.ts'
import type { OpenedMap } from './open-map.ts'
import { parseMapAddress } from './paths.ts'

/** While the node takes longer than this, the program is made ready. */
const PATIENCE_MS = 150

/** Begins to load what is imported next; see vite.config.ts. */
function loadProgram(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=program]')) link.rel = 'modulepreload'
}

/** The element that everything is put into, once it can be. */
async function findRoot(): Promise<HTMLElement> {
  await pageReady()
  const root = document.getElementById('root')
  if (root === null) throw new TypeError('The page has no element named root.')
  return root
}

async function start(): Promise<void> {
  const { apiPath, dashboardPath } = basePathOf(location.pathname)
  const exchange = createExchange(apiPath)
  const address = parseMapAddress(location.pathname.slice(dashboardPath.length))
  const root = findRoot()
  let map: OpenedMap | undefined
  if (address !== undefined) {
    for (const path of readsOfMap(address.namespaceId)) exchange.readAhead(path)
    const { openMap } = await import('./open-map.ts')
    map = openMap(root, exchange, address)
    if ((await within(PATIENCE_MS, map.data)) !== undefined) await map.picture
    // The router asks for the same page, and says so when it does not come.
    import('./pages/map/NamespacePage.tsx').catch(() => undefined)
  }
  loadProgram()
  exchange.readAhead(CAPABILITIES_PATH)
  const { showDashboard } = await import('./main.tsx')
  await showDashboard({ root: await root, exchange, dashboardPath, map })
}

// Not awaited at the top level: the program imports parts of this module's file, and would wait for it for ever.
void start()
