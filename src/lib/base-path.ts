/** Where this dashboard is served, read off the address: it may sit under a prefix that nobody knew at build time. */

const DASHBOARD = '/admin-dashboard'

type BasePath = {
  /** Path of the admin API on the same origin. */
  apiPath: string
  /** Base name of the router. */
  dashboardPath: string
}

/** Everything before `/admin-dashboard` is the prefix; an address without it is taken as served at the root. */
export function basePathOf(pathname: string): BasePath {
  const prefix = /^(.*?)\/admin-dashboard(?:\/|$)/.exec(pathname)?.[1] ?? ''
  return { apiPath: `${prefix}/admin-api`, dashboardPath: `${prefix}${DASHBOARD}` }
}
