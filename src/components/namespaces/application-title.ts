import type { Application } from '#shared/wire/applications.ts'

/** What an application calls itself; its package when it has no name. */
export const applicationTitle = ({ name, package: packageName, id }: Application): string =>
  name || packageName || `Application ${id.slice(0, 6)}`
