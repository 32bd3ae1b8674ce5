/**
 * Put into every page before its own scripts, the same for all three.
 *
 * A frame time is the time between two calls of requestAnimationFrame.
 *
 * **Drop to stable** is from the `pointerup` event (its own time stamp, so waiting in the queue counts) to the end of
 * the last frame in which a card or a line moved. Whether one moved is told by what is drawn. On a canvas it is a
 * drawing call with arguments that the frame before had not; in the document, a card, or what holds the cards, with
 * another style transform, or a card that appears in sight where no canvas has drawn one. A frame that paints the same
 * picture again, a card that takes the place of its drawing or the other way round, a message that appears and a card
 * that changes its colour are no move; a card that moves once more when the node has answered is one. So it is watched
 * until the page says that all is done, and the last move counts. The first frame after which it could be stable is one
 * frame after the event, for everyone.
 *
 * **Drop until confirmed** is up to the moment when that text is put into the document.
 */
export type Instruments = {
  startFrames(): void
  /** Milliseconds of each frame since. */
  stopFrames(): number[]
  /**
   * Watches from now on; to be called while the pointer is still down. `cards` selects the cards and what holds them;
   * `confirmed` matches the text that says that the node agrees, where one is asked. Done as a frame begins.
   */
  watchDrop(cards: string, confirmed: string | undefined): Promise<void>
  /** Once nothing has moved for a while, and it is confirmed. */
  dropWatched(): Promise<Drop>
}
/** From the pointer up; `stableMs` is undefined when nothing moved at all, `confirmedMs` when no node is asked. */
export type Drop = { stableMs: number | undefined; confirmedMs: number | undefined }
declare global {
  interface Window {
    instruments: Instruments
    /** Given by the driver: told the name and the time of each mark. */
    tellMark(text: string): void
  }
}

const QUIET_FRAMES = 12
const RESTLESS_MS = 60_000
const DRAWING = ['setTransform', 'translate', 'scale', 'rect', 'roundRect', 'moveTo', 'lineTo', 'quadraticCurveTo']
const PAINTING = ['fillRect', 'strokeRect', 'fillText', 'drawImage']

type Rect = { x: number; top: number; bottom: number }
type Spot = { x: number; y: number }
type Card = Spot & { width: number; height: number; transform: string }
/** What a canvas shows: the calls that drew it, by their hash (FNV); of a rectangle and of text, where it is. */
type Drawing = Map<number, Rect | Spot | undefined>

function hashOf(name: string, given: readonly unknown[]): number {
  let value = 2_166_136_261
  const add = (part: number): void => {
    value = Math.imul(value ^ part, 16_777_619)
  }
  for (const part of [name, ...given])
    if (typeof part === 'number') add(Math.round(part * 100))
    else if (typeof part === 'string') for (let index = 0; index < part.length; index++) add(part.charCodeAt(index))
  return value
}

/** Calls `note` for every call that draws, with what it draws on, until the returned function is called. */
function spyOnCanvas(note: (on: object, name: string, given: readonly unknown[]) => void): () => void {
  const undo: (() => void)[] = []
  for (const prototype of [CanvasRenderingContext2D.prototype, Path2D.prototype])
    for (const name of [...DRAWING, ...PAINTING]) {
      const original: unknown = Reflect.get(prototype, name)
      if (typeof original !== 'function') continue
      Reflect.set(prototype, name, function (this: object, ...given: unknown[]) {
        note(this, name, given)
        return Reflect.apply(original, this, given)
      })
      undo.push(() => Reflect.set(prototype, name, original))
    }
  return () => {
    for (const step of undo) step()
  }
}

function placeOf(name: string, given: readonly unknown[]): Rect | Spot | undefined {
  const [first, second, third, height] = given.map(Number)
  if (name === 'fillText' && second !== undefined && third !== undefined) return { x: second, y: third }
  if (!/rect$/i.test(name) || first === undefined || second === undefined || height === undefined) return undefined
  return { x: first, top: second, bottom: second + height }
}

/** Its transform is like `translate(120px, 80px)`. */
function cardOf(element: HTMLElement): Card {
  const { transform } = element.style
  const [x = Number.NaN, y = Number.NaN] = (transform.match(/-?[\d.]+(?=px)/g) ?? []).map(Number)
  return { x, y, width: element.offsetWidth, height: element.offsetHeight, transform }
}

/** Is this the drawing of the card, or of its text? Cards below each other may be drawn as one rectangle. */
function showsCard(place: Rect | Spot | undefined, { x, y, width, height }: Card): boolean {
  if (place === undefined) return false
  if ('y' in place) return place.x >= x && place.x < x + width && place.y >= y && place.y < y + height
  return place.x === x && place.top <= y && y < place.bottom
}

function isInSight(card: Element): boolean {
  const box = card.getBoundingClientRect()
  const map = (card.closest('.react-flow') ?? document.documentElement).getBoundingClientRect()
  return box.right > map.left && box.left < map.right && box.bottom > map.top && box.top < map.bottom
}

let frames: number[] = []
let frame = 0
let dropped: Promise<Drop> = Promise.resolve({ stableMs: undefined, confirmedMs: undefined })

/** Calls back when text that matches is put into the document, until the returned function is called. */
function watchText(pattern: RegExp, onText: () => void): () => void {
  const observer = new MutationObserver((changes) => {
    const put = changes.flatMap(({ type, target, addedNodes }) =>
      type === 'characterData' ? [target] : [...addedNodes],
    )
    if (put.some(({ textContent }) => pattern.test(textContent ?? ''))) onText()
  })
  observer.observe(document.body, { childList: true, characterData: true, subtree: true })
  return () => observer.disconnect()
}

/** Its time. Asked for as the most urgent task, so that what the page does after the frame is not taken for the frame. */
const endOfFrame = (): Promise<number> =>
  new Promise((done) => {
    requestAnimationFrame(() => scheduler.postTask(() => done(performance.now()), { priority: 'user-blocking' }))
  })

async function watch(cards: string, confirmed: string | undefined): Promise<Drop> {
  // Each canvas for itself: one that is not drawn in a frame shows what it showed.
  const drawing = new Map<object, Drawing>()
  const drawn = new Map<object, Drawing>()
  /** By the id of the group, for a card may be made anew in its place; what has none by its element. */
  let placed = new Map<unknown, Card & { element: HTMLElement }>()
  /** Where cards stood when looked at last, and before: one may go after the frame, and its drawing come in the next. */
  let stood: Card[] = []
  const stop = spyOnCanvas((on, name, given) => {
    const current = drawing.get(on) ?? new Map()
    drawing.set(on, current.set(hashOf(name, given), placeOf(name, given)))
  })
  /** After the frame has been painted. */
  const moved = (): boolean => {
    const before = placed
    placed = new Map()
    for (const element of document.querySelectorAll<HTMLElement>(cards))
      placed.set(element.dataset.id ?? element, { ...cardOf(element), element })
    const drawnPlaces = [...drawn.values()].flatMap((calls) => [...calls.values()])
    let hasMoved = [...placed].some(([key, card]) => {
      const last = before.get(key)
      if (last !== undefined) return last.transform !== card.transform
      return isInSight(card.element) && !drawnPlaces.some((place) => showsCard(place, card))
    })
    for (const [on, calls] of drawing) {
      const last = drawn.get(on)
      for (const [call, place] of calls)
        if (last?.has(call) !== true && !stood.some((card) => showsCard(place, card))) hasMoved = true
      drawn.set(on, calls)
    }
    drawing.clear()
    stood = [...before.values(), ...placed.values()]
    return hasMoved
  }
  let quiet = 0
  let released: number | undefined
  let stableMs: number | undefined
  let confirmedAt: number | undefined
  const stopText =
    confirmed === undefined
      ? undefined
      : watchText(new RegExp(confirmed), () => {
          if (released !== undefined) confirmedAt ??= performance.now()
        })
  const onPointerUp = (event: PointerEvent): void => {
    released = event.timeStamp
    quiet = 0
  }
  addEventListener('pointerup', onPointerUp, { capture: true, once: true })
  moved() // Where the cards stand now.
  try {
    while (released === undefined || quiet < QUIET_FRAMES || (stopText !== undefined && confirmedAt === undefined)) {
      const now = await endOfFrame()
      if (released !== undefined && now - released > RESTLESS_MS) throw new Error('The map does not come to rest.')
      if (!moved()) quiet++
      else {
        quiet = 0
        if (released !== undefined) stableMs = now - released
      }
    }
  } finally {
    stop()
    stopText?.()
  }
  return { stableMs, confirmedMs: confirmedAt === undefined ? undefined : confirmedAt - released }
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
  watchDrop(cards, confirmed) {
    dropped = watch(cards, confirmed)
    return new Promise((begun) => requestAnimationFrame(() => begun()))
  },
  dropWatched: () => dropped,
}
new PerformanceObserver((list) => {
  for (const { name, startTime } of list.getEntries()) window.tellMark(`${name} ${startTime}`)
}).observe({ type: 'mark', buffered: true })
