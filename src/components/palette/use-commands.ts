/** What the pages offer to the palette, while they are shown. Small, because it is loaded with the first screen. */
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { CommandSet } from './commands.ts'

type CommandRegistry = {
  /** Keeps its identity until something changes. */
  get(): readonly CommandSet[]
  /** Answers how to take it away again. */
  add(set: CommandSet): () => void
  subscribe(listener: () => void): () => void
}

export function createCommandRegistry(): CommandRegistry {
  let sets: readonly CommandSet[] = []
  const listeners = new Set<() => void>()
  const change = (next: readonly CommandSet[]): void => {
    sets = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => sets,
    add(set) {
      change([...sets, set])
      return () => change(sets.filter((other) => other !== set))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const CommandRegistryContext = createContext<CommandRegistry | undefined>(undefined)

function useCommandRegistry(): CommandRegistry {
  const registry = useContext(CommandRegistryContext)
  if (registry === undefined) throw new TypeError('This part of the page is outside of the command palette.')
  return registry
}

/** Offers these commands as long as the calling component is shown, always the latest ones. */
export function useCommands(set: CommandSet): void {
  const registry = useCommandRegistry()
  useEffect(() => registry.add(set), [registry, set])
}

/** Everything that is offered now. */
export function useRegisteredCommands(): readonly CommandSet[] {
  const registry = useCommandRegistry()
  return useSyncExternalStore(registry.subscribe, registry.get)
}
