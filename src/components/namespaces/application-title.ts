import type { Application } from '#shared/wire/applications.ts'
import { words } from '../../words/words.ts'

/** What an application calls itself; its package when it has no name. */
export const applicationTitle = ({ name, package: packageName, id }: Application): string =>
  name || packageName || words.namespaces.unnamedApplication(id.slice(0, 6))
