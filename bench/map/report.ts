/** The lines of the map's figures. A goal is printed beside its figure with whether it is met, and never asserted. */
import { type Figure, figure, ratios, say } from '../stats.ts'
import type { Opening, ViewFigures, Views } from './measure-page.ts'

/** Of one moment; React Flow is not in every one. */
export type Turn<Figures> = { app: Figures; canvas?: Figures; reactFlow?: Figures }
export type Turns = { openings: Turn<Opening>[]; uses: Turn<Views>[] }

type Measure<Figures> = { name: string; unit: string; of: (figures: Figures) => number; goal?: Goal }
type Goal = { max: number; kind: 'ratio' | 'value' }

const OPENING: Measure<Opening>[] = [
  { name: 'first picture', unit: 'ms', of: ({ openMs }) => openMs, goal: { max: 1.5, kind: 'ratio' } },
  { name: 'the same, main thread', unit: 'ms', of: ({ openCpuMs }) => openCpuMs, goal: { max: 2.5, kind: 'ratio' } },
  { name: 'until groups can be pressed', unit: 'ms', of: ({ workMs }) => workMs },
]
const VIEW: Measure<ViewFigures>[] = [
  { name: 'p95 frame, panning', unit: 'ms', of: ({ panMs }) => panMs, goal: { max: 1.3, kind: 'ratio' } },
  { name: 'p95 frame, dragging', unit: 'ms', of: ({ dragMs }) => dragMs, goal: { max: 1.3, kind: 'ratio' } },
  { name: 'drop to stable', unit: 'ms', of: ({ dropMs }) => dropMs, goal: { max: 2, kind: 'ratio' } },
  { name: 'drops in this view', unit: '', of: ({ drops }) => drops },
  { name: 'the first of them', unit: 'ms', of: ({ firstDropMs }) => firstDropMs },
  { name: 'elements', unit: '', of: ({ elements }) => elements, goal: { max: 3_000, kind: 'value' } },
  { name: 'heap', unit: 'MB', of: ({ heapMb }) => heapMb, goal: { max: 60, kind: 'value' } },
]

const verdict = ({ median }: Figure, { max }: Goal, sign: string): string =>
  `goal ${sign} ${max.toLocaleString('en')}: ${median <= max ? 'met' : 'not met'}`

type Columns<Figures> = { app: Figures[]; canvas: Figures[]; reactFlow: Figures[] }
const columns = <Figures>(turns: readonly Turn<Figures>[]): Columns<Figures> => ({
  app: turns.map(({ app }) => app),
  canvas: turns.flatMap(({ canvas }) => canvas ?? []),
  reactFlow: turns.flatMap(({ reactFlow }) => reactFlow ?? []),
})

function line<Figures>(
  { name, unit, of, goal }: Measure<Figures>,
  { app, canvas, reactFlow }: Columns<Figures>,
): string {
  const [ours, bare] = [app.map(of), canvas.map(of)]
  const beside = ratios(ours, bare)
  const parts = [`app ${say(figure(ours), unit)}`]
  if (bare.length > 0) parts.push(`canvas ${say(figure(bare), unit)}`, `app ÷ canvas ${say(beside, '×')}`)
  if (goal?.kind === 'ratio' && bare.length > 0) parts.push(verdict(beside, goal, '≤'))
  if (goal?.kind === 'value') parts.push(verdict(figure(ours), goal, '<'))
  if (reactFlow.length > 0)
    parts.push(
      `React Flow ${say(figure(reactFlow.map(of)), unit)}, ÷ canvas ${say(ratios(reactFlow.map(of), bare), '×')}`,
    )
  return `  ${name}: ${parts.join('; ')}`
}

/** How often each page was opened, and how often used. */
export function timesOf({ openings, uses }: Turns): string {
  const times = <Figures>(turns: Turn<Figures>[]) => {
    const { app, reactFlow } = columns(turns)
    return `${app.length} times (React Flow ${reactFlow.length})`
  }
  return `opened ${times(openings)}, used ${times(uses)}`
}

/** Everything of one tree. */
export function reportTree({ openings, uses }: Turns): string[] {
  const lines = OPENING.map((measure) => line(measure, columns(openings)))
  const used = columns(uses)
  for (const view of ['opened', 'whole'] as const) {
    const of = (pages: Views[]): ViewFigures[] => pages.flatMap((figures) => figures[view] ?? [])
    const seen = { app: of(used.app), canvas: of(used.canvas), reactFlow: of(used.reactFlow) }
    lines.push(view === 'opened' ? ' as opened' : ' everything in view')
    lines.push(...VIEW.map((measure) => line(measure, seen)))
    lines.push(
      `  drop until the node has confirmed it: app ${say(figure(seen.app.flatMap(({ confirmedMs }) => confirmedMs ?? [])), 'ms')}`,
    )
  }
  return lines
}

/** How much longer the largest tree takes to open than the smallest. */
export function reportGrowth(small: Turns, large: Turns): string {
  const opening = ({ openings }: Turns) => figure(openings.map(({ app }) => app.openMs)).median
  const growth = opening(large) / opening(small)
  return `growth of the app's first picture, largest ÷ smallest: ${growth.toFixed(2)} ×; ${verdict({ median: growth, min: growth, max: growth }, { max: 1.5, kind: 'ratio' }, '≤')}`
}
