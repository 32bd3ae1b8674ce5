/** The page's end of the layout worker. */
import type { LayoutAnswer, LayoutQuestion } from './layout-worker.ts'
import type { Positions } from './map-layout-core.ts'

/** What this needs of a `Worker`. */
export type WorkerLike = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>

export type LayoutWorker = {
  /** Only the last question is answered. Returns the way to withdraw it. */
  ask(parents: Int32Array, onAnswer: (positions: Positions) => void): () => void
  close(): void
}

const startWorker = (): WorkerLike => new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })

/** `onBroken` is called once, when there can be no worker or it fails; nothing is answered from then on. */
export function openLayoutWorker(onBroken: () => void, start: () => WorkerLike = startWorker): LayoutWorker {
  let worker: WorkerLike | undefined
  let ticket = 0
  let waiting: ((positions: Positions) => void) | undefined
  const close = (): void => {
    worker?.terminate()
    worker = undefined
    waiting = undefined
  }
  const giveUp = (cause: unknown): void => {
    console.warn('The map is laid out on the page itself, since its worker could not be used.', cause)
    close()
    onBroken()
  }
  try {
    worker = start()
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.ticket !== ticket) return
      const answered = waiting
      waiting = undefined
      answered?.(data.positions)
    })
    worker.addEventListener('error', (event) => worker !== undefined && giveUp(event))
    worker.addEventListener('messageerror', (event) => worker !== undefined && giveUp(event))
  } catch (error) {
    giveUp(error)
  }
  return {
    ask(parents, onAnswer) {
      const question: LayoutQuestion = { ticket: ++ticket, parents }
      waiting = onAnswer
      worker?.postMessage(question)
      return () => {
        if (question.ticket === ticket) waiting = undefined
      }
    },
    close,
  }
}
