/** Medians with their spread, and the lines that say them. */
export type Figure = { median: number; min: number; max: number }

export function figure(values: readonly number[]): Figure {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  const last = sorted.length - 1
  const median = (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2
  return { median, min: at(0), max: at(last) }
}

const digits = (value: number): string =>
  value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
/** The median with its unit, and the spread when there is one. */
export const say = ({ median, min, max }: Figure, unit: string): string =>
  `${digits(median)} ${unit}`.trimEnd() + (min === max ? '' : ` (${digits(min)} to ${digits(max)})`)
/** Each value beside the one of the same repeat. */
export const ratios = (of: readonly number[], to: readonly number[]): Figure =>
  figure(of.flatMap((value, repeat) => (to[repeat] === undefined ? [] : [value / to[repeat]])))
export const ratio = (of: Figure, to: Figure): string => `${digits(of.median / to.median)} ×`

/** Runs `work` and answers how long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
