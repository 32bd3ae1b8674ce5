import { useCallback, useEffect, useState } from 'react'
import type * as z from 'zod/mini'
import { draftStorages, forgetDraft, keepDraft, readKeptDraft } from './draft-store.ts'

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
 * The kept draft under `key`, parsed by `schema`. `createInitial` is called once for a new draft, so it may hold an
 * idempotency key made with it.
 */
export function useDraft<Draft extends object>(
  key: string,
  schema: z.ZodMiniType<Draft>,
  createInitial: () => Draft,
): DraftHandle<Draft> {
  const [draft, setDraft] = useState<Draft>(
    () => readKeptDraft(draftStorages(), key, schema, Date.now()) ?? createInitial(),
  )
  useEffect(() => keepDraft(draftStorages(), key, draft, Date.now()), [key, draft])
  const update = useCallback((changes: Partial<Draft>) => setDraft((before) => ({ ...before, ...changes })), [])
  const clear = useCallback(() => {
    forgetDraft(draftStorages(), key)
    setDraft(createInitial())
  }, [key, createInitial])
  const discard = useCallback(() => forgetDraft(draftStorages(), key), [key])
  return { draft, update, clear, discard }
}
