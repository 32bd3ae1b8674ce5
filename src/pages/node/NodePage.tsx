import type { ReactNode } from 'react'
import { CAPABILITY_NAMES, type NodeInfo } from '#shared/wire/node.ts'
import { capabilityToWords } from '../../api/capabilities.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeHealth, nodeView } from '../../api/node.ts'
import type { NodeApi } from '../../api/node-api.ts'
import { useRead } from '../../api/use-read.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { Time } from '../../components/ui/Time.tsx'
import { useNow } from '../../components/ui/use-now.ts'
import { formatBytes, formatDuration, formatNumber } from '../../lib/format.ts'

export function Component() {
  const api = useNodeApi()
  const { data: node, error, refetch } = useRead(nodeView(api))
  return (
    <>
      <PageHeader title={node === undefined ? 'Node' : <bdi>{node.name}</bdi>} documentTitle="Node">
        The node that this dashboard talks to.
      </PageHeader>
      {node === undefined && error !== null && (
        <ErrorNotice
          error={error}
          onRetry={() => {
            void refetch()
          }}
        />
      )}
      {node === undefined && error === null && <Loading label="Asking the node about itself…" />}
      {node !== undefined && (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <div className="grid min-w-0 gap-5">
            <State node={node} />
            <Peers peers={node.peers} />
          </div>
          <div className="grid min-w-0 gap-5">
            <Addresses node={node} />
            <Capabilities api={api} />
          </div>
        </div>
      )}
    </>
  )
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card flex min-w-0 flex-col gap-4 p-5">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 border-line border-t py-2 first:border-t-0">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}

function State({ node }: { node: NodeInfo }) {
  const api = useNodeApi()
  const health = useRead(nodeHealth(api))
  const nowMs = useNow()
  return (
    <Box title="State">
      <dl>
        <Fact label="Health">
          {health.error !== null ? (
            <Badge tone="danger">{health.error.message}</Badge>
          ) : (
            <Badge tone="success">{health.data === undefined ? '…' : 'Alive, and able to write'}</Badge>
          )}
        </Fact>
        <Fact label="Version">
          {node.version} <span className="text-muted">({api.kind})</span>
        </Fact>
        <Fact label="Running for">
          <span title={new Date(node.startedAtMs).toISOString()}>
            {formatDuration(Math.max(0, nowMs - node.startedAtMs))}
          </span>
        </Fact>
        <Fact label="Started">
          <Time timeMs={node.startedAtMs} />
        </Fact>
        <Fact label="Namespaces">{formatNumber(node.namespaceCount)}</Fact>
        <Fact label="Applications">{formatNumber(node.applicationCount)}</Fact>
        <Fact label="Storage">
          <span className="inline-flex flex-wrap items-center gap-2">
            {formatBytes(node.storage.sizeBytes)}
            {node.storage.status === 'ok' ? (
              <Badge tone="success">Writes are safe on disk</Badge>
            ) : (
              <Badge tone="danger">Writing failed: nothing can be changed</Badge>
            )}
          </span>
        </Fact>
      </dl>
    </Box>
  )
}

function Addresses({ node }: { node: NodeInfo }) {
  return (
    <Box title="Addresses">
      <dl>
        <Fact label="Dashboard">
          <CopyText text={node.dashboardUrl} label="dashboard address" shown={node.dashboardUrl} />
        </Fact>
        <Fact label="Admin API">
          <CopyText text={node.adminUrl} label="admin API address" shown={node.adminUrl} />
        </Fact>
        <Fact label="For other nodes">
          <CopyText text={node.peerUrl} label="peer address" shown={node.peerUrl} />
        </Fact>
      </dl>
    </Box>
  )
}

function Peers({ peers }: { peers: NodeInfo['peers'] }) {
  return (
    <Box title="Peers">
      {peers.length === 0 ? (
        <p className="text-muted">
          This node was started without peers. It finds the nodes that it shares a namespace with by their invitations;
          further ones can be named with <code className="whitespace-nowrap font-mono">--peer</code> when it starts.
        </p>
      ) : (
        <ul className="flex flex-col">
          {peers.map((peer) => (
            <li
              key={peer.url}
              className="flex flex-wrap items-center justify-between gap-2 border-line border-t py-2 first:border-t-0"
            >
              <div className="min-w-0">
                {peer.name !== undefined && (
                  <p>
                    <bdi>{peer.name}</bdi>
                  </p>
                )}
                <CopyText text={peer.url} label="peer address" shown={peer.url} />
              </div>
              <div className="flex flex-wrap items-center gap-3">
                {peer.dashboardUrl !== undefined && (
                  <a className="link" href={peer.dashboardUrl} rel="noreferrer">
                    Its dashboard
                  </a>
                )}
                {peer.reachable ? <Badge tone="success">Reachable</Badge> : <Badge tone="warning">Not reachable</Badge>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}

function Capabilities({ api }: { api: NodeApi }) {
  const lacking = CAPABILITY_NAMES.filter((name) => !api.capabilities.has(name))
  return (
    <Box title="What it can do">
      <ul className="list-disc columns-1 gap-x-8 pl-5 sm:columns-2">
        {CAPABILITY_NAMES.filter((name) => api.capabilities.has(name)).map((name) => (
          <li key={name}>{capabilityToWords(name)}</li>
        ))}
      </ul>
      {lacking.length > 0 && (
        <div>
          <h3>What it cannot do</h3>
          <ul className="list-disc pl-5 text-muted">
            {lacking.map((name) => (
              <li key={name}>{capabilityToWords(name)}</li>
            ))}
          </ul>
        </div>
      )}
    </Box>
  )
}
