/** The least that shows the same picture: one request, one layout, cards with names and lines between, drawn in view. */
import {
  CARD_HEIGHT,
  CARD_WIDTH,
  canMove,
  type Item,
  layOut,
  levelsAtFirst,
  markPainted,
  moveItem,
  type Placed,
  readTree,
  ZOOM_LEAST,
  ZOOM_OPENED,
} from './reference-tree.ts'

/** Under this zoom the app's letters are smaller than five pixels, and it leaves them out. */
const ZOOM_LETTERS = 5 / 14
type Press = { x: number; y: number; grabbed: Placed | undefined; target: Placed | undefined }

const canvas = document.querySelector('canvas') ?? document.createElement('canvas')
const paint = canvas.getContext('2d') ?? new CanvasRenderingContext2D()
const root = await readTree()
let levels = levelsAtFirst(root)
let placed: Placed[] = []
let view = { x: 0, y: 0, zoom: ZOOM_OPENED }
let press: Press | undefined
let waiting = false

const unfolded = new Set<Item>()
const place = (): void => {
  placed = layOut(root, (item, level) => level < levels || unfolded.has(item))
}
const toScreen = (at: { x: number; y: number }) => ({ x: view.x + at.x * view.zoom, y: view.y + at.y * view.zoom })

function draw(): void {
  waiting = false
  const ratio = devicePixelRatio
  paint.setTransform(ratio, 0, 0, ratio, 0, 0)
  paint.clearRect(0, 0, innerWidth, innerHeight)
  paint.setTransform(view.zoom * ratio, 0, 0, view.zoom * ratio, view.x * ratio, view.y * ratio)
  const top = -view.y / view.zoom
  const bottom = top + innerHeight / view.zoom
  const shown = placed.filter(({ y }) => y + CARD_HEIGHT > top && y < bottom)
  paint.lineWidth = Math.max(1, 0.6 / view.zoom)
  paint.strokeStyle = '#999'
  paint.beginPath()
  for (const { x, y, parent } of placed) {
    if (parent === undefined || Math.max(y, parent.y) < top || Math.min(y, parent.y) > bottom) continue
    paint.moveTo(parent.x + CARD_WIDTH, parent.y + CARD_HEIGHT / 2)
    paint.lineTo(x, y + CARD_HEIGHT / 2)
  }
  paint.stroke()
  paint.beginPath()
  for (const { x, y } of shown) paint.rect(x, y, CARD_WIDTH, CARD_HEIGHT)
  paint.fillStyle = '#fff'
  paint.fill()
  paint.stroke()
  if (press?.grabbed !== undefined) drawDrag(press, press.grabbed)
  if (view.zoom < ZOOM_LETTERS) return
  paint.font = '14px sans-serif'
  paint.fillStyle = '#000'
  for (const { x, y, item } of shown) paint.fillText(item.name, x + 12, y + 38, CARD_WIDTH - 24)
}
function drawDrag({ x, y, target }: Press, { item }: Placed): void {
  const at = { x: (x - view.x) / view.zoom, y: (y - view.y) / view.zoom }
  paint.fillStyle = '#cdf'
  paint.fillRect(at.x, at.y, CARD_WIDTH, CARD_HEIGHT)
  paint.fillStyle = '#000'
  paint.fillText(item.name, at.x + 12, at.y + 38)
  paint.strokeStyle = '#00f'
  if (target !== undefined) paint.strokeRect(target.x, target.y, CARD_WIDTH, CARD_HEIGHT)
}
const redraw = (): void => {
  if (waiting) return
  waiting = true
  requestAnimationFrame(draw)
}

function cardAt(x: number, y: number): Placed | undefined {
  const at = { x: (x - view.x) / view.zoom, y: (y - view.y) / view.zoom }
  // From far away a card is smaller than a pixel: whatever touches the pixel is hit.
  const slack = 0.5 / view.zoom
  return placed.find((card) => {
    const [right, down] = [at.x - card.x + slack, at.y - card.y + slack]
    return right >= 0 && right < CARD_WIDTH + 2 * slack && down >= 0 && down < CARD_HEIGHT + 2 * slack
  })
}
function showWhole(): void {
  levels = Number.POSITIVE_INFINITY
  place()
  const width = Math.max(...placed.map(({ x }) => x)) + CARD_WIDTH
  const height = Math.max(...placed.map(({ y }) => y)) + CARD_HEIGHT
  const zoom = Math.max(ZOOM_LEAST, Math.min(1, (innerWidth - 64) / width, (innerHeight - 64) / height))
  view = { zoom, x: (innerWidth - width * zoom) / 2, y: (innerHeight - height * zoom) / 2 }
  redraw()
}

canvas.addEventListener('pointerdown', ({ clientX: x, clientY: y }) => {
  const card = cardAt(x, y)
  press = { x, y, grabbed: card?.parent === undefined ? undefined : card, target: undefined }
})
addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
  if (press === undefined) return
  if (press.grabbed === undefined) view = { ...view, x: view.x + x - press.x, y: view.y + y - press.y }
  else press.target = cardAt(x, y)
  press = { ...press, x, y }
  redraw()
})
addEventListener('pointerup', () => {
  const item = press?.grabbed?.item
  const target = press?.target?.item
  press = undefined
  if (item !== undefined && canMove(item, target)) {
    moveItem(item, target)
    unfolded.add(target)
    place()
  }
  redraw()
})
document.querySelector('button')?.addEventListener('click', showWhole)
window.reference = {
  points: () =>
    placed
      .filter(({ parent }) => parent !== undefined)
      .sort((one, other) => other.level - one.level)
      .map(({ x, y }) => toScreen({ x: x + CARD_WIDTH / 2, y: y + CARD_HEIGHT / 2 })),
  get lifted() {
    return press?.grabbed !== undefined
  },
  get accepts() {
    return press?.grabbed !== undefined && canMove(press.grabbed.item, press.target?.item)
  },
}

canvas.width = innerWidth * devicePixelRatio
canvas.height = innerHeight * devicePixelRatio
place()
view.x = 32
view.y = innerHeight / 2 - ((placed[0]?.y ?? 0) + CARD_HEIGHT / 2) * view.zoom
draw()
markPainted()
