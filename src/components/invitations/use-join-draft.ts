/** The draft of the join pages, and links that arrive while one is open. */
import { useEffect } from 'react'
import { useDraft } from '../../lib/use-draft.ts'
import { createJoinDraft, JOIN_DRAFT_KEY, type JoinDraft, joinDraftSchema, takeTokenFromAddress } from './join-draft.ts'

export type JoinDraftHandle = {
  draft: JoinDraft
  update(changes: Partial<JoinDraft>): void
  /** The text in the field: another one is another invitation. */
  bring(text: string): void
  /** Forgets what was brought, also what is stored of it. */
  discard(): void
  /** Starts over with nothing. */
  clear(): void
}

/** `onArrival` is called when a link came in while the page was open; it must keep its identity. */
export function useJoinDraft(onArrival: () => void): JoinDraftHandle {
  const { draft, update, discard, clear } = useDraft(JOIN_DRAFT_KEY, joinDraftSchema, createJoinDraft)
  useEffect(() => {
    // Another link pasted over this page only changes what is behind the #.
    const arrive = () => {
      const token = takeTokenFromAddress(window)
      if (token === undefined) return
      update(createJoinDraft(token))
      onArrival()
    }
    window.addEventListener('hashchange', arrive)
    return () => window.removeEventListener('hashchange', arrive)
  }, [update, onArrival])
  return { draft, update, discard, clear, bring: (text) => update({ ...createJoinDraft(text), submitted: false }) }
}
