/** Computes positions beside the page, so that a very large tree does not hold up a pan or a drag. */
import { type Positions, positionsOf } from './map-layout-core.ts'

export type LayoutQuestion = { ticket: number; parents: Int32Array }
export type LayoutAnswer = { ticket: number; positions: Positions }

self.addEventListener('message', ({ data }: MessageEvent<LayoutQuestion>) => {
  const positions = positionsOf(data.parents)
  const answer: LayoutAnswer = { ticket: data.ticket, positions }
  self.postMessage(answer, { transfer: Object.values(positions).map((numbers) => numbers.buffer) })
})
