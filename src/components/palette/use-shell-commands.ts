/** What is offered on every page: the way to each of them, and to each namespace. */

import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { shortId } from '#shared/domain/ids.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { namespaceList } from '../../api/namespaces.ts'
import { useRead } from '../../api/use-read.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { nameToText } from '../ui/Name.tsx'
import type { Command, CommandSet } from './commands.ts'

const { pages, namespaceKeywords } = words.palette

const PAGES = [
  { ...pages.namespaces, to: paths.namespaces() },
  { ...pages.create, to: paths.createNamespace() },
  { ...pages.join, to: paths.join() },
  { ...pages.applications, to: paths.applications() },
  { ...pages.node, to: paths.node() },
]

/** Reads the list of namespaces, so use it only while the palette is open. */
export function useShellCommands(): { set: CommandSet; error: Error | null } {
  const navigate = useNavigate()
  const { data, error } = useRead(namespaceList(useNodeApi()))
  const set = useMemo(() => shellCommands(data ?? [], (to) => void navigate(to)), [data, navigate])
  return { set, error }
}

function shellCommands(namespaces: readonly NamespaceSummary[], go: (to: string) => void): CommandSet {
  const toPages = PAGES.map(
    ({ title, to, keywords }): Command => ({
      id: `page:${to}`,
      title,
      keywords,
      section: 'Pages',
      run: () => go(to),
    }),
  )
  const toNamespaces = namespaces.map(
    ({ namespaceId, alias }): Command => ({
      id: `namespace:${namespaceId}`,
      title: nameToText(alias, namespaceId),
      name: alias,
      detail: shortId(namespaceId),
      keywords: namespaceKeywords,
      section: 'Namespaces',
      run: () => go(paths.namespace(namespaceId)),
    }),
  )
  return { commands: [...toPages, ...toNamespaces] }
}
