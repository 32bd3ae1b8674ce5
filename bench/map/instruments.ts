/**
 * Put into every page before its own scripts, the same for all three.
 *
 * A frame time is the time between two calls of requestAnimationFrame.
 *
 * **Drop to stable** is from the `pointerup` event (its own time stamp, so waiting in the queue counts) to the end of
 * the last frame in which a card or a line moved. Whether one moved is told by what is drawn: the arguments of every
 * drawing call on a canvas, and the style transforms of the cards and of what holds them in the document. A frame that
 * paints the same picture again, a message that appears and a card that changes its colour are no move; a card that
 * moves once more when the node has answered is one. So it is watched until the page says that all is done, and the
 * last move counts. The first frame after which it could be stable is one frame after the event, for everyone.
 */
export type Instruments = {
  startFrames(): void
  /** Milliseconds of each frame since. */
  stopFrames(): number[]
  /** Watches from now on; to be called while the pointer is still down. */
  watchDrop(cards: string): void
  /** From the pointer up to the last move, once nothing has moved for a while; undefined when nothing moved at all. */
  dropToStable(): Promise<number | undefined>
}
declare global {
  interface Window {
    instruments: Instruments
  }
}

const QUIET_FRAMES = 12
const RESTLESS_MS = 60_000
const DRAWING = ['setTransform', 'translate', 'scale', 'rect', 'roundRect', 'moveTo', 'lineTo', 'quadraticCurveTo']
const PAINTING = ['fillRect', 'strokeRect', 'fillText', 'drawImage']

/** FNV, of whatever is put in. */
function createHash() {
  let value = 2_166_136_261
  return {
    add(text: string) {
      for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16_777_619)
    },
    number(number: number) {
      value = Math.imul(value ^ Math.round(number * 100), 16_777_619)
    },
    value: () => value,
  }
}

/** Calls `note` for every call that draws, with what it draws on, until the returned function is called. */
function spyOnCanvas(note: (on: object, argument: unknown) => void): () => void {
  const undo: (() => void)[] = []
  for (const prototype of [CanvasRenderingContext2D.prototype, Path2D.prototype])
    for (const name of [...DRAWING, ...PAINTING]) {
      const original: unknown = Reflect.get(prototype, name)
      if (typeof original !== 'function') continue
      Reflect.set(prototype, name, function (this: object, ...given: unknown[]) {
        for (const argument of given) note(this, argument)
        return Reflect.apply(original, this, given)
      })
      undo.push(() => Reflect.set(prototype, name, original))
    }
  return () => {
    for (const step of undo) step()
  }
}

let frames: number[] = []
let frame = 0
/** The driver has been told by the page that nothing more will come. */
let finishing = false
let dropped: Promise<number | undefined> = Promise.resolve(undefined)

async function watch(cards: string): Promise<number | undefined> {
  // Each canvas for itself: one that is not drawn in a frame shows what it showed.
  const drawn = new Map<object, ReturnType<typeof createHash>>()
  const lastDrawn = new Map<object, number>()
  let lastCards = 0
  const stop = spyOnCanvas((on, argument) => {
    const hash = drawn.get(on) ?? createHash()
    drawn.set(on, hash)
    if (typeof argument === 'number') hash.number(argument)
    else if (typeof argument === 'string') hash.add(argument)
  })
  /** After the frame has been painted. */
  const moved = (): boolean => {
    const seen = createHash()
    for (const card of document.querySelectorAll<HTMLElement>(cards)) seen.add(card.style.transform)
    let different = seen.value() !== lastCards
    lastCards = seen.value()
    for (const [on, hash] of drawn) {
      if (lastDrawn.get(on) !== hash.value()) different = true
      lastDrawn.set(on, hash.value())
    }
    drawn.clear()
    return different
  }
  let quiet = 0
  let released: number | undefined
  let lastMove: number | undefined
  const onPointerUp = (event: PointerEvent): void => {
    released = event.timeStamp
    quiet = 0
  }
  addEventListener('pointerup', onPointerUp, { capture: true, once: true })
  moved() // Where the cards stand now.
  const channel = new MessageChannel()
  try {
    while (released === undefined || !finishing || quiet < QUIET_FRAMES) {
      await new Promise<void>((done) => {
        channel.port1.onmessage = () => done()
        requestAnimationFrame(() => channel.port2.postMessage(undefined))
      })
      const now = performance.now()
      if (released !== undefined && now - released > RESTLESS_MS) throw new Error('The map does not come to rest.')
      if (!moved()) quiet++
      else {
        quiet = 0
        if (released !== undefined) lastMove = now - released
      }
    }
  } finally {
    stop()
  }
  return lastMove
}
window.instruments = {
  startFrames() {
    frames = []
    let last: number | undefined
    const next = (now: number): void => {
      if (last !== undefined) frames.push(now - last)
      last = now
      frame = requestAnimationFrame(next)
    }
    frame = requestAnimationFrame(next)
  },
  stopFrames() {
    cancelAnimationFrame(frame)
    return frames
  },
  watchDrop(cards) {
    finishing = false
    dropped = watch(cards)
  },
  dropToStable() {
    finishing = true
    return dropped
  },
}
