/** A node of the demo: an ordinary node that ends with the process that started it, however that one dies. */
import { main } from '../node/main.ts'

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// The channel alone does not keep the process alive.
process.channel?.unref()
await main(process.argv.slice(2))
