import { Download } from 'lucide-react'
import { invitationToCode, parseInvitation } from '#shared/wire/invitation-forms.ts'
import type { NamespaceSummary } from '#shared/wire/namespace-views.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeView } from '../../api/node.ts'
import type { Invited } from '../../api/node-api.ts'
import { useRead } from '../../api/use-read.ts'
import { basePathOf } from '../../lib/base-path.ts'
import { download, fileName } from '../../lib/download.ts'
import { formatMoment } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { nameToText } from '../ui/Name.tsx'
import { CopyBlock } from './CopyBlock.tsx'
import { invitationToFacts } from './invitation-facts.ts'
import { QrSection } from './QrSection.tsx'
import { shareLinks } from './share-links.ts'

/** Chat programs begin to cut at about this length. */
const LONG_TOKEN = 8000

type HandOutProps = { namespace: NamespaceSummary; invited: Invited }

/** Every form in which an invitation can be handed on. */
export function HandOut({ namespace, invited }: HandOutProps) {
  const said = words.invitations.share
  const node = useRead(nodeView(useNodeApi()))
  const { token } = invited
  const parsed = parseInvitation(token)
  if (!parsed.ok) return <p>{parsed.message}</p>
  const facts = invitationToFacts(parsed.set)
  const name = nameToText(namespace.alias, namespace.namespaceId)
  const json = JSON.stringify(invited)
  const code = invitationToCode(parsed.set)
  const ownDashboardUrl = window.location.origin + basePathOf(window.location.pathname).dashboardPath
  const [first, ...others] = shareLinks(token, { ownDashboardUrl, peers: node.data?.peers ?? [] })
  return (
    <div className="flex flex-col gap-6">
      {token.length > LONG_TOKEN && (
        <p className="rounded-card bg-warning-soft p-4">{said.long(facts.groups.length)}</p>
      )}
      {first !== undefined && (
        <>
          <CopyBlock
            title={said.message}
            hint={said.messageHint}
            text={words.invitations.letter({
              namespace: name,
              until: formatMoment(facts.expiresAtMs),
              url: first.url,
              groupCount: facts.groups.length,
              uses: words.invitations.uses(facts.details?.maxUses),
            })}
            copyLabel={said.copyMessage}
            tone="primary"
            multiline
          />
          <CopyBlock title={first.label} hint={first.hint} text={first.url} copyLabel={said.copyLink} />
        </>
      )}
      {first !== undefined && <QrSection link={first.url} />}
      {others.length > 0 && (
        <details className="card p-4">
          <summary className="font-medium">{said.moreLinks}</summary>
          <div className="mt-4 flex flex-col gap-6">
            {others.map(({ url, label, hint }) => (
              <CopyBlock key={url} title={<bdi>{label}</bdi>} hint={hint} text={url} copyLabel={said.copyLink} />
            ))}
          </div>
        </details>
      )}
      <details className="card p-4">
        <summary className="font-medium">{said.otherPrograms}</summary>
        <div className="mt-4 flex flex-col gap-6">
          <CopyBlock title={said.token} hint={said.tokenHint} text={token} copyLabel={said.copyToken} />
          <CopyBlock title={said.json} hint={said.jsonHint} text={json} copyLabel={said.copyJson} />
          {code !== undefined && (
            <CopyBlock title={said.code} hint={said.codeHint} text={code} copyLabel={said.copyCode} />
          )}
          <div className="flex flex-col items-start gap-2">
            <p className="text-muted text-sm">{said.fileHint}</p>
            <Button onClick={() => download(json, 'application/json', fileName(name, 'invitation', 'json'))}>
              <Download size={18} aria-hidden /> {said.saveFile}
            </Button>
          </div>
        </div>
      </details>
    </div>
  )
}
