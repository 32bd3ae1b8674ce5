/** What somebody has typed into a wizard, kept for the tab: Back and reload lose nothing. */
import { useCallback, useEffect, useState } from 'react'
import type * as z from 'zod/mini'

type KeyStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The stored draft, or undefined when there is none or it has another form than today's. */
export function readDraft<Draft>(storage: KeyStorage, key: string, schema: z.ZodMiniType<Draft>): Draft | undefined {
  const text = storage.getItem(key)
  if (text === null) return undefined
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined // Not JSON, so not a draft of ours.
  }
}

/** Writes the draft; a browser that refuses to store keeps it in memory alone. */
export function writeDraft(storage: KeyStorage, key: string, draft: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(draft))
  } catch (error) {
    console.warn('The draft could not be stored; it lasts until the page is closed.', error)
  }
}

export type DraftHandle<Draft extends object> = {
  draft: Draft
  /** Changes some fields. */
  update(changes: Partial<Draft>): void
  /** Starts over with a fresh draft. */
  clear(): void
  /** For when it is done: forgets the stored draft, and leaves the page as it is until it is left. */
  discard(): void
}

/**
 * The draft under `key` in the tab's session storage, parsed by `schema`. `createInitial` is called once for a new
 * draft, so it may hold an idempotency key made with it.
 */
export function useDraft<Draft extends object>(
  key: string,
  schema: z.ZodMiniType<Draft>,
  createInitial: () => Draft,
): DraftHandle<Draft> {
  const [draft, setDraft] = useState<Draft>(() => readDraft(sessionStorage, key, schema) ?? createInitial())
  useEffect(() => writeDraft(sessionStorage, key, draft), [key, draft])
  const update = useCallback((changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })), [])
  const clear = useCallback(() => {
    sessionStorage.removeItem(key)
    setDraft(createInitial())
  }, [key, createInitial])
  const discard = useCallback(() => sessionStorage.removeItem(key), [key])
  return { draft, update, clear, discard }
}
