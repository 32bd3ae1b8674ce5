/** Which namespaces a search finds, and in what order they are shown. Pure. */
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { foldText } from '../../lib/fold-text.ts'
import { sortByName } from '../../lib/name-order.ts'

const textsOf = ({ alias, namespaceId, application }: NamespaceSummary): string =>
  foldText([alias, namespaceId, application.name, application.package, application.applicationId].join('\n'))

/** Those that hold every word of the search, in a name, an id or their application. */
export function findNamespaces(namespaces: readonly NamespaceSummary[], search: string): NamespaceSummary[] {
  const words = foldText(search).split(/\s+/).filter(Boolean)
  return namespaces.filter((namespace) => {
    const text = textsOf(namespace)
    return words.every((word) => text.includes(word))
  })
}

/** By name; those without one last, by id. */
export const sortNamespaces = (namespaces: readonly NamespaceSummary[]): NamespaceSummary[] =>
  sortByName(
    namespaces,
    ({ alias }) => alias,
    (one, other) => (one.namespaceId < other.namespaceId ? -1 : 1),
  )

type ApplicationChoice = { value: string; label: string }

/** Applications that the namespaces run, for a list to choose from. */
export function applicationChoices(namespaces: readonly NamespaceSummary[]): ApplicationChoice[] {
  const labelById = new Map<string, string>()
  for (const { application } of namespaces)
    labelById.set(application.applicationId, application.name ?? application.package ?? application.applicationId)
  return sortByName(
    [...labelById].map(([value, label]) => ({ value, label })),
    ({ label }) => label,
    (one, other) => (one.value < other.value ? -1 : 1),
  )
}
