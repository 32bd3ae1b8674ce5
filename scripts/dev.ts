/**
 * `npm run dev`: the three nodes of the demo, and the first one's dashboard straight from its sources, which the
 * browser follows as they change.
 */
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'
import { type Demo, parseDemoOptions } from './demo-nodes.ts'
import { exitCodeOf, runDemo } from './run-demo.ts'

const DEV_PORT = 5173

async function serveSources({ nodes }: Demo): Promise<() => Promise<void>> {
  const [first] = nodes
  if (first === undefined) throw new Error('There is no node to work with.')
  const server = await createServer({
    root: fileURLToPath(new URL('..', import.meta.url)),
    server: {
      host: '127.0.0.1',
      port: DEV_PORT,
      cors: false,
      proxy: {
        '/admin-api': {
          target: first.url,
          changeOrigin: true,
          configure: (proxy) =>
            proxy.on('proxyReq', (outgoing, incoming) => {
              // To the node, our own page is its page; any other page stays the stranger that it is.
              const ours = `http://${incoming.headers.host}`
              if (incoming.headers.origin === ours) outgoing.setHeader('origin', first.url)
            }),
        },
      },
    },
  })
  await server.listen()
  console.log(`\nThe dashboard of ${first.name}, from its sources:\n`)
  for (const url of server.resolvedUrls?.local ?? []) console.log(`  ${url}`)
  console.log('\nThe dashboards of all three, as they were built last:\n')
  for (const { name, dashboardUrl } of nodes) console.log(`  ${name.padEnd(8)}${dashboardUrl}`)
  return () => server.close()
}

process.exitCode = await exitCodeOf(() => runDemo(parseDemoOptions(process.argv.slice(2)), serveSources))
