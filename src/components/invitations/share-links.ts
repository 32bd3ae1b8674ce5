/** Links that carry an invitation. The token stands after `#`, so no server on the way sees it. */
import type { NodeInfo } from '#shared/wire/node.ts'

/** Where a node's dashboard is when nobody chose another address: on the reader's machine, the reader's own node. */
export const DEFAULT_DASHBOARD_URL = 'http://127.0.0.1:2528/admin-dashboard'

export type ShareLink = { label: string; hint: string; url: string }

export const joinUrl = (dashboardUrl: string, token: string): string =>
  `${dashboardUrl.replace(/\/+$/, '')}/join#${token}`

type Place = { ownDashboardUrl: string; peers: NodeInfo['peers'] }

/** The default address first, then this dashboard's own, then the others it knows of; each address once. */
export function shareLinks(token: string, { ownDashboardUrl, peers }: Place): ShareLink[] {
  const links: ShareLink[] = [
    {
      label: "The reader's own node",
      hint: 'The default address. For whoever runs a node with its default port, on any machine.',
      url: joinUrl(DEFAULT_DASHBOARD_URL, token),
    },
    {
      label: 'This dashboard',
      hint: 'For whoever uses the dashboard that you are looking at.',
      url: joinUrl(ownDashboardUrl, token),
    },
  ]
  for (const { name, dashboardUrl, url } of peers)
    if (dashboardUrl !== undefined)
      links.push({
        label: name === undefined ? `The node at ${url}` : `The node “${name}”`,
        hint: 'A node that this one knows of. The link works on the machine where it runs.',
        url: joinUrl(dashboardUrl, token),
      })
  return links.filter((link, index) => links.findIndex((other) => other.url === link.url) === index)
}

type Letter = { name: string; until: string; url: string; groupCount: number; uses: string }

/** Text to send as it is. */
export const invitationLetter = ({ name, until, url, groupCount, uses }: Letter): string =>
  [
    `You are invited to the namespace “${name}”${groupCount > 0 ? ` and ${groupCount === 1 ? 'one group' : `${groupCount} groups`} in it` : ''}.`,
    'Open this link in a browser on the machine where your node runs:',
    url,
    `It works until ${until}, for ${uses}. Keep it to yourself: whoever has it can join.`,
  ].join('\n')

/** Words to send back when an invitation is of no use any more. */
export const newLinkRequest = (name: string | undefined, because: string): string =>
  `Could you send me a new invitation${name === undefined ? '' : ` to the namespace “${name}”`}? ${because}`

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
