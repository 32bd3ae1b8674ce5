import { X } from 'lucide-react'
import { useState } from 'react'
import { words } from '../../words/words.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { forgetOwnNode, readOwnNodes, rememberOwnNode } from './own-nodes.ts'
import { joinUrl, parseDashboardUrl } from './share-links.ts'

type OtherNodeProps = {
  token: string
  /** Dashboards that this node knows of. */
  peers: readonly { name?: string | undefined; dashboardUrl?: string | undefined }[]
  /** Unfolded: it is the way on. */
  isOpen?: boolean
}

/** Hands the invitation to another dashboard of the reader. It travels behind the #, so no server sees it. */
export function OtherNode({ token, peers, isOpen = false }: OtherNodeProps) {
  const said = words.joining.otherNode
  const [remembered, setRemembered] = useState(() => readOwnNodes(localStorage))
  const [address, setAddress] = useState('')
  const [error, setError] = useState<string>()
  const open = (dashboardUrl: string) => {
    rememberOwnNode(localStorage, dashboardUrl)
    window.location.assign(joinUrl(dashboardUrl, token))
  }
  const forget = (dashboardUrl: string) => {
    forgetOwnNode(localStorage, dashboardUrl)
    setRemembered(readOwnNodes(localStorage))
  }
  const known = peers.flatMap(({ name, dashboardUrl: text }) => {
    const dashboardUrl = text === undefined ? undefined : parseDashboardUrl(text)
    return dashboardUrl === undefined || remembered.includes(dashboardUrl) ? [] : [{ name, dashboardUrl }]
  })
  return (
    <details className="card p-4" open={isOpen}>
      <summary className="font-medium">{said.heading}</summary>
      <div className="mt-4 flex flex-col gap-4">
        <p className="text-muted text-sm">{said.hint}</p>
        {(remembered.length > 0 || known.length > 0) && (
          <ul className="flex flex-col gap-2">
            {remembered.map((dashboardUrl) => (
              <li key={dashboardUrl} className="flex flex-wrap items-center gap-1">
                <Button onClick={() => open(dashboardUrl)}>
                  {said.openOn} <bdi>{dashboardUrl}</bdi>
                </Button>
                <Button tone="quiet" aria-label={said.forget(dashboardUrl)} onClick={() => forget(dashboardUrl)}>
                  <X size={16} aria-hidden />
                </Button>
              </li>
            ))}
            {known.map(({ name, dashboardUrl }) => (
              <li key={dashboardUrl}>
                <Button onClick={() => open(dashboardUrl)}>
                  {said.openOn} <bdi>{name ?? dashboardUrl}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        )}
        <form
          className="flex flex-col items-start gap-3"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            const dashboardUrl = parseDashboardUrl(address)
            setError(dashboardUrl === undefined ? said.bad : undefined)
            if (dashboardUrl !== undefined) open(dashboardUrl)
          }}
        >
          <div className="w-full max-w-md">
            <TextField
              label={said.label}
              description={said.hintAddress}
              placeholder={said.placeholder}
              value={address}
              error={error}
              onChange={setAddress}
            />
          </div>
          <Button type="submit">{said.open}</Button>
        </form>
      </div>
    </details>
  )
}
