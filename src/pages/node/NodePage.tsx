import type { ReactNode } from 'react'
import type { NodeInfo } from '#shared/wire/node.ts'
import { errorToWords } from '../../api/error-words.ts'
import { useNodeApi } from '../../api/NodeApiContext.tsx'
import { nodeHealth, nodeView } from '../../api/node.ts'
import { useRead } from '../../api/use-read.ts'
import { Badge } from '../../components/ui/Badge.tsx'
import { CopyText } from '../../components/ui/CopyText.tsx'
import { ErrorNotice } from '../../components/ui/ErrorNotice.tsx'
import { Loading } from '../../components/ui/Loading.tsx'
import { PageHeader } from '../../components/ui/PageHeader.tsx'
import { Sentence } from '../../components/ui/Sentence.tsx'
import { Time } from '../../components/ui/Time.tsx'
import { useNow } from '../../components/ui/use-now.ts'
import { formatBytes, formatDuration, formatNumber } from '../../lib/format.ts'
import { words } from '../../words/words.ts'
import { Box } from './Box.tsx'
import { Capabilities } from './Capabilities.tsx'

const said = words.node

export function Component() {
  const api = useNodeApi()
  const { data: node, error, refetch } = useRead(nodeView(api))
  return (
    <>
      <PageHeader title={node === undefined ? said.title : <bdi>{node.name}</bdi>} documentTitle={said.title}>
        {said.intro}
      </PageHeader>
      {node === undefined && error !== null && (
        <ErrorNotice
          error={error}
          onRetry={() => {
            void refetch()
          }}
        />
      )}
      {node === undefined && error === null && <Loading label={said.reading} />}
      {node !== undefined && (
        <div className="grid items-start gap-5 lg:grid-cols-2">
          <div className="grid min-w-0 gap-5">
            <State node={node} />
            <Peers peers={node.peers} />
          </div>
          <div className="grid min-w-0 gap-5">
            <Addresses node={node} />
            <Capabilities held={api.capabilities} />
          </div>
        </div>
      )}
    </>
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
    <Box title={said.state.title}>
      <dl>
        <Fact label={said.state.health}>
          {health.error !== null ? (
            <Badge tone="danger">{errorToWords(health.error).what}</Badge>
          ) : (
            <Badge tone="success">{health.data === undefined ? said.state.asking : said.state.healthy}</Badge>
          )}
        </Fact>
        <Fact label={said.state.version}>
          {node.version} <span className="text-muted">({api.kind})</span>
        </Fact>
        <Fact label={said.state.runningFor}>{formatDuration(Math.max(0, nowMs - node.startedAtMs))}</Fact>
        <Fact label={said.state.started}>
          <Time timeMs={node.startedAtMs} />
        </Fact>
        <Fact label={said.state.namespaces}>{formatNumber(node.namespaceCount)}</Fact>
        <Fact label={said.state.applications}>{formatNumber(node.applicationCount)}</Fact>
        <Fact label={said.state.storage}>
          <span className="inline-flex flex-wrap items-center gap-2">
            {formatBytes(node.storage.sizeBytes)}
            {node.storage.status === 'ok' ? (
              <Badge tone="success">{said.state.storageOk}</Badge>
            ) : (
              <Badge tone="danger">{said.state.storageFailed}</Badge>
            )}
          </span>
        </Fact>
      </dl>
    </Box>
  )
}

function Addresses({ node }: { node: NodeInfo }) {
  return (
    <Box title={said.addresses.title}>
      <dl>
        <Fact label={said.addresses.dashboard}>
          <CopyText text={node.dashboardUrl} label={said.addresses.dashboardCopied} shown={node.dashboardUrl} />
        </Fact>
        <Fact label={said.addresses.admin}>
          <CopyText text={node.adminUrl} label={said.addresses.adminCopied} shown={node.adminUrl} />
        </Fact>
        <Fact label={said.addresses.peer}>
          <CopyText text={node.peerUrl} label={said.addresses.peerCopied} shown={node.peerUrl} />
        </Fact>
      </dl>
    </Box>
  )
}

function Peers({ peers }: { peers: NodeInfo['peers'] }) {
  return (
    <Box title={said.peers.title}>
      {peers.length === 0 ? (
        <p className="text-muted">
          <Sentence of={said.peers.none(<code className="whitespace-nowrap font-mono">--peer</code>)} />
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
                <CopyText text={peer.url} label={said.addresses.peerCopied} shown={peer.url} />
              </div>
              <div className="flex flex-wrap items-center gap-3">
                {peer.dashboardUrl !== undefined && (
                  <a className="link" href={peer.dashboardUrl} rel="noreferrer">
                    {said.peers.dashboard}
                  </a>
                )}
                {peer.reachable ? (
                  <Badge tone="success">{said.peers.reachable}</Badge>
                ) : (
                  <Badge tone="warning">{said.peers.unreachable}</Badge>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}
