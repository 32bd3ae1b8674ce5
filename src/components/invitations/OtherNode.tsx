import { useState } from 'react'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeView } from '../../api/node.ts'
import { useRead } from '../../api/use-read.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { joinUrl, parseDashboardUrl } from './share-links.ts'

/** Opens the invitation on another dashboard of the reader. It travels behind the #, so no server sees it. */
export function OtherNode({ token }: { token: string }) {
  const node = useRead(nodeView(useNodeApi()))
  const [address, setAddress] = useState('')
  const [error, setError] = useState<string>()
  const open = (dashboardUrl: string) => window.location.assign(joinUrl(dashboardUrl, token))
  const others = (node.data?.peers ?? []).filter((peer) => peer.dashboardUrl !== undefined)
  return (
    <details className="card p-4">
      <summary className="font-medium">Join with another of your nodes</summary>
      <div className="mt-4 flex flex-col gap-4">
        <p className="text-muted text-sm">
          This opens the invitation in the dashboard of another node. Only your browser carries it there.
        </p>
        {others.length > 0 && (
          <ul className="flex flex-wrap gap-3">
            {others.map(({ url, name, dashboardUrl }) => (
              <li key={url}>
                <Button onClick={() => dashboardUrl !== undefined && open(dashboardUrl)}>
                  Open on <bdi>{name ?? dashboardUrl}</bdi>
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
            setError(dashboardUrl === undefined ? 'Write an address such as http://127.0.0.1:2529' : undefined)
            if (dashboardUrl !== undefined) open(dashboardUrl)
          }}
        >
          <div className="w-full max-w-md">
            <TextField
              label="Address of the other dashboard"
              placeholder="http://127.0.0.1:2529"
              value={address}
              error={error}
              onChange={setAddress}
            />
          </div>
          <Button type="submit">Open there</Button>
        </form>
      </div>
    </details>
  )
}
