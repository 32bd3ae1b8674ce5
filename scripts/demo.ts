/** `npm run demo`: three nodes that know each other, with something in them to look at. */
import { type Demo, parseDemoOptions } from './demo-nodes.ts'
import { exitCodeOf, runDemo } from './run-demo.ts'

async function printNodes({ nodes }: Demo): Promise<() => Promise<void>> {
  console.log('\nThree nodes are running. Open their dashboards in a browser:\n')
  for (const { name, dashboardUrl, pid } of nodes) console.log(`  ${name.padEnd(8)}${dashboardUrl}  (process ${pid})`)
  console.log('\nInvite one from another and join there. Ctrl-C stops all three.')
  return async () => undefined
}

process.exitCode = await exitCodeOf(() => runDemo(parseDemoOptions(process.argv.slice(2)), printNodes))
