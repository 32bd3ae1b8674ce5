/** Links that carry an invitation. The token stands after `#`, so no server on the way sees it. */
import type { NodeInfo } from '#shared/wire/node.ts'
import { words } from '../../words/words.ts'

/** Where a node's dashboard is when nobody chose another address: on the reader's machine, the reader's own node. */
export const DEFAULT_DASHBOARD_URL = 'http://127.0.0.1:2528/admin-dashboard'

type ShareLink = { label: string; hint: string; url: string }

export const joinUrl = (dashboardUrl: string, token: string): string =>
  `${dashboardUrl.replace(/\/+$/, '')}/join#${token}`

type Place = { ownDashboardUrl: string; peers: NodeInfo['peers'] }

/** The default address first, then this dashboard's own, then the others it knows of; each address once. */
export function shareLinks(token: string, { ownDashboardUrl, peers }: Place): ShareLink[] {
  const said = words.invitations.share
  const links: ShareLink[] = [
    {
      label: said.ownNode,
      hint: said.ownNodeHint,
      url: joinUrl(DEFAULT_DASHBOARD_URL, token),
    },
    {
      label: said.thisDashboard,
      hint: said.thisDashboardHint,
      url: joinUrl(ownDashboardUrl, token),
    },
  ]
  for (const { name, dashboardUrl, url } of peers)
    if (dashboardUrl !== undefined)
      links.push({
        label: said.otherNode(name, url),
        hint: said.otherNodeHint,
        url: joinUrl(dashboardUrl, token),
      })
  return links.filter((link, index) => links.findIndex((other) => other.url === link.url) === index)
}

/** Where another of the reader's dashboards is; undefined when the text is no address of one. */
export function parseDashboardUrl(text: string): string | undefined {
  const trimmed = text.trim()
  const address = /^[\w.-]+:\d+(?:\/|$)/.test(trimmed) || /^\d+$/.test(trimmed) ? withScheme(trimmed) : trimmed
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined
  if (url.username !== '' || url.password !== '') return undefined
  const prefix = /^(.*?)\/admin-dashboard(?:\/|$)/.exec(url.pathname)?.[1] ?? url.pathname.replace(/\/+$/, '')
  return `${url.origin}${prefix}/admin-dashboard`
}

/** People type `2529` or `127.0.0.1:2529`. */
const withScheme = (text: string): string => `http://${/^\d+$/.test(text) ? `127.0.0.1:${text}` : text}`
