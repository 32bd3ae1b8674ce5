/** Where somebody is in the palette: the steps taken, the words typed at each, the row that Enter would choose. */
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Command, CommandSet, Step } from './commands.ts'
import { arrange, firstStep, type Rows } from './find-commands.ts'

/** `step` is undefined for the first, which is everything that is offered at this moment. */
type Place = { step: Step | undefined; query: string; at: number }

type Palette = {
  step: Step
  isFirst: boolean
  query: string
  rows: Rows
  /** Index of the active row; -1 when there is none. */
  at: number
  type(query: string): void
  /** To the row that this key leads to. Answers whether the key means anything. */
  walk(key: string): boolean
  choose(command: Command | undefined): void
  /** To the step before; from the first one out. */
  back(): void
}

type Props = {
  /** Keeps its identity until something changes. */
  sets: readonly CommandSet[]
  typed: string
  onClose: () => void
}

export function usePalette({ sets, typed, onClose }: Props): Palette {
  const [place, setPlace] = useState<Place>({ step: undefined, query: typed, at: 0 })
  const [before, setBefore] = useState<readonly Place[]>([])
  const { query } = place
  const first = useMemo(() => firstStep(sets), [sets])
  const step = place.step ?? first
  const rows = useMemo(() => arrange(step.find(query), query), [step, query])
  const at = Math.min(place.at, rows.rows.length - 1)

  return {
    step,
    isFirst: place.step === undefined,
    query,
    rows,
    at,
    type: (next) => setPlace({ ...place, query: next, at: 0 }),
    walk(key) {
      const next = nextRow(key, at, rows.rows.length)
      if (next !== undefined) setPlace({ ...place, at: next })
      return next !== undefined
    },
    choose(command) {
      if (command === undefined || command.disabledReason !== undefined) return
      if ('choose' in command) {
        const next = command.choose()
        if (next !== undefined) {
          setBefore([...before, place])
          setPlace({ step: next, query: '', at: 0 })
        } else onClose()
        return
      }
      // Gone before it runs, so that what it focuses or opens is not below the palette.
      flushSync(onClose)
      command.run()
    },
    back() {
      const last = before.at(-1)
      if (last === undefined) return onClose()
      setPlace(last)
      setBefore(before.slice(0, -1))
    },
  }
}

/** The row a key leads to, of `count`; undefined when the key is not for the list. */
function nextRow(key: string, at: number, count: number): number | undefined {
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return Math.max(at - 1, Math.min(0, last))
    case 'Home':
      return Math.min(0, last)
    case 'End':
      return last
    default:
      return undefined
  }
}
