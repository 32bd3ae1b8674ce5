import { Boxes, Network, Settings, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { paths } from '../../paths.ts'
import { words } from '../../words/words.ts'
import { Badge } from '../ui/Badge.tsx'
import { LinkButton } from '../ui/Button.tsx'
import { CopyText } from '../ui/CopyText.tsx'
import { Name, nameToText } from '../ui/Name.tsx'
import { UpgradeBadge } from '../upgrades/UpgradeBadge.tsx'
import { ApplicationName } from './ApplicationName.tsx'
import { InviteButton } from './InviteButton.tsx'
import { policyToWords } from './policy-words.ts'
import { SUBSCRIPTION_WORDS } from './subscription-words.ts'

const said = words.namespaces.card

/** One namespace in the list. */
export function NamespaceCard({ namespace }: { namespace: NamespaceSummary }) {
  const { namespaceId, alias, application, policy, subscription } = namespace
  const { label, sentence, tone } = SUBSCRIPTION_WORDS[subscription]
  const name = nameToText(alias, namespaceId)
  return (
    <article className="card flex min-w-0 flex-col gap-4 p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-col">
          <h2 className="min-w-0">
            <Link to={paths.namespace(namespaceId)} className="hover:underline">
              <Name alias={alias} id={namespaceId} />
            </Link>
          </h2>
          <span className="text-muted">
            <CopyText text={namespaceId} label={words.namespaces.idCopied} />
          </span>
        </div>
        <span title={sentence}>
          <Badge tone={tone}>{label}</Badge>
        </span>
      </div>
      <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2">
        <Fact label={said.application}>
          <ApplicationName application={application} />
        </Fact>
        <Fact label={said.upgrades}>
          <span className="flex flex-wrap items-center gap-2">
            {policyToWords(policy)}
            <UpgradeBadge namespace={namespace} />
          </span>
        </Fact>
      </dl>
      <ul className="flex flex-wrap gap-x-5 gap-y-1 text-muted text-sm">
        <Count icon={<Users size={16} aria-hidden />}>{said.members(namespace.memberCount)}</Count>
        <Count icon={<Network size={16} aria-hidden />}>{said.groups(namespace.groupCount)}</Count>
        <Count icon={<Boxes size={16} aria-hidden />}>{said.contexts(namespace.contextCount)}</Count>
      </ul>
      <div className="mt-auto flex flex-wrap gap-2">
        <LinkButton size="small" to={paths.namespace(namespaceId)} aria-label={said.openMapOf(name)}>
          {said.openMap}
        </LinkButton>
        <InviteButton namespace={namespace} size="small" label={said.inviteTo(name)} />
        <LinkButton
          size="small"
          tone="quiet"
          to={paths.namespaceSettings(namespaceId)}
          aria-label={said.settingsOf(name)}
        >
          <Settings size={16} aria-hidden /> {said.settings}
        </LinkButton>
      </div>
    </article>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Count({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      {icon}
      {children}
    </li>
  )
}
