/** What surrounds every step of publishing, and the page that says it is done. */
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { Name, nameToText } from '../../components/ui/Name.tsx'
import { PUBLISH_STEPS, type PublishStep, paths } from '../../paths.ts'
import { words } from '../../words/words.ts'

const say = words.upgrades.publish

/** `isReachable`: of a step that can be gone to now; what is done cannot. */
export function publishFrame(
  { namespaceId, alias }: Pick<NamespaceSummary, 'namespaceId' | 'alias'>,
  current: PublishStep | 'done',
  isReachable: (step: PublishStep) => boolean,
) {
  const steps = PUBLISH_STEPS.map((id) => ({
    id,
    label: say.steps[id].label,
    to: paths.publish(namespaceId, id),
    reachable: isReachable(id),
  }))
  return {
    name: say.name(nameToText(alias, namespaceId)),
    steps: [...steps, { id: 'done', label: say.steps.done.label, to: paths.publish(namespaceId), reachable: false }],
    current,
    title: say.steps[current].title,
    breadcrumbs: [
      { label: <Name alias={alias} id={namespaceId} truncate />, to: paths.namespace(namespaceId) },
      { label: words.namespaces.pages.versions, to: paths.namespaceVersions(namespaceId) },
    ],
  }
}
