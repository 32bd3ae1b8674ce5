/** The life of the demo: start, wait, stop. */
import { type Demo, type DemoOptions, startDemo, untilAsked } from './demo-nodes.ts'

/** Runs the demo until it is asked to end, or one of its nodes ends by itself. Returns the exit code. */
export async function runDemo(
  options: DemoOptions,
  started: (demo: Demo) => Promise<() => Promise<void>>,
): Promise<number> {
  const asked = untilAsked().then(() => undefined)
  console.log('Starting three nodes…')
  const demo = await startDemo(options)
  const end = await started(demo)
  const reason = await Promise.race([asked, demo.died])
  console.log(reason === undefined ? '\nStopping the three nodes…' : `\n${reason}\nStopping the others…`)
  await end()
  await demo.stop()
  return reason === undefined ? 0 : 1
}

/** Says in a sentence what went wrong instead of printing a stack. */
export async function exitCodeOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 1
  }
}
