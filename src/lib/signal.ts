/** Something that is told to whoever listens, and kept by nobody. */
export type Signal<Told> = {
  tell(told: Told): void
  /** Until the returned function is called. */
  listen(listener: (told: Told) => void): () => void
}

export function createSignal<Told>(): Signal<Told> {
  const listeners = new Set<(told: Told) => void>()
  return {
    tell(told) {
      for (const listener of listeners) listener(told)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
