/**
 * Gives one piece of work after the other its turn, in the order in which they were asked for, whatever becomes of
 * those before.
 */
export function oneAtATime(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    // What went wrong is told to whoever asked for it.
    last = result.catch(() => undefined)
    return result
  }
}
